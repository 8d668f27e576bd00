namespace Notebooks.Execution;

/// <summary>A parameter or a profile does not fit the notebook: the message says which, and what there is.</summary>
public sealed class ParameterException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public ParameterException(string message) : base(message) { }

    /// <summary>Creates the exception with its message and what caused it.</summary>
    public ParameterException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without further detail.</summary>
    public ParameterException() : base("A parameter does not fit the notebook.") { }
}
