using System.Text.Json.Nodes;

namespace Notebooks.Execution;

/// <summary>How a notebook is run.</summary>
public sealed record ExecutionOptions
{
    private readonly TimeSpan? _cellTimeout;

    /// <summary>The profile whose parameters are set, such as <c>quick</c>; <c>full</c> and null are what the cells say.</summary>
    public string? Profile { get; init; }

    /// <summary>Parameters to set, over those of the profile: JSON values, or texts that are read by the parameter's type.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Parameters { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>How long one cell may run; null for as long as it likes, which is the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public TimeSpan? CellTimeout
    {
        get => _cellTimeout;
        init => _cellTimeout = value is { Ticks: <= 0 }
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "A cell's time-out must be longer than zero.")
            : value;
    }

    /// <summary>The most that each cell may put out.</summary>
    public OutputLimit OutputLimit { get; init; } = OutputLimit.Default;

    /// <summary>The metadata entry, as a dotted path, that holds the profiles. Default: <c>course.profiles</c>.</summary>
    public string ProfilesPath { get; init; } = "course.profiles";

    /// <summary>Outputs of this MIME type state result figures. Default: <c>application/vnd.autoencoders.figures+json</c>.</summary>
    public string FiguresMimeType { get; init; } = "application/vnd.autoencoders.figures+json";

    /// <summary>The metadata entry, as a dotted path, that collects the figures. Default: <c>course.figures</c>.</summary>
    public string FiguresPath { get; init; } = "course.figures";
}
