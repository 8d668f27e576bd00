namespace Notebooks.Tests.Support;

/// <summary>A test of what only Unix has.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    /// <param name="needed">A file that has to be there too.</param>
    public UnixTheoryAttribute(string needed = "/")
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(needed)) Skip = $"This system has no {needed} as Unix has it.";
    }
}
