namespace Course;

/// <summary>The user asked for something that is not there or cannot be had: the message says what, and what to do.</summary>
internal sealed class InputException(string message, Exception? cause = null) : Exception(message, cause);
