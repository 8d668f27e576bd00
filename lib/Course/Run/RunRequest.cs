using NotebookKernel;

namespace Course.Run;

/// <summary>What <c>./course run</c> was asked to do.</summary>
internal sealed record RunRequest
{
    /// <summary>The notebooks, by number, name or path; none means all of the course.</summary>
    public IReadOnlyList<string> Notebooks { get; init; } = [];

    /// <summary>Whether all means the solutions too, after the course.</summary>
    public bool Solutions { get; init; }

    /// <summary>The profile: <c>quick</c> unless told.</summary>
    public string Profile { get; init; } = "quick";

    /// <summary>Texts of the form <c>name=value</c>, over the profile's.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Where executed copies and pages go.</summary>
    public required string OutFolder { get; init; }

    /// <summary>The answers to what cells ask the user, by the question or the value's name.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>How long one cell may run; null for as long as it likes.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>The most that one cell may put out.</summary>
    public OutputLimit OutputLimit { get; init; } = OutputLimit.Default;

    /// <summary>How many notebooks run side by side.</summary>
    public JobCount Jobs { get; init; } = JobCount.Auto;

    /// <summary>Whether the first notebook that fails ends the run.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether the cells after a failing one are run too.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>Whether a notebook that succeeded is written back over its source.</summary>
    public bool InPlace { get; init; }

    /// <summary>Takes a test result for each cell; null for none.</summary>
    public string? ResultsFile { get; init; }

    /// <summary>Whether weights that notebooks train are kept in the folder data/pretrained.</summary>
    public bool KeepWeights { get; init; }
}
