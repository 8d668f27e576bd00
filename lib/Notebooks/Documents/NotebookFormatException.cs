namespace Notebooks.Documents;

/// <summary>
/// A file is not a notebook that can be read: the message names the file, the place in it, what was found and what is allowed.
/// </summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public NotebookFormatException(string message) : base(message) { }

    /// <summary>Creates the exception with its message and what caused it.</summary>
    public NotebookFormatException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without further detail.</summary>
    public NotebookFormatException() : base("The file is not a readable notebook.") { }
}
