using System.Globalization;

namespace NotebookKernel;

/// <summary>The most that one cell may put out. What goes beyond is left out, and the cell says how much.</summary>
/// <param name="Outputs">How many outputs: displays, a result, each stretch of printed text. Updates of a display count once.</param>
/// <param name="Bytes">How many bytes they may take in the notebook's file.</param>
public sealed record OutputLimit(int Outputs, long Bytes)
{
    /// <summary>1000 outputs and 10 MB, several times what a cell of a readable notebook has.</summary>
    public static OutputLimit Default { get; } = new(1000, 10_000_000);

    /// <summary>No limit.</summary>
    public static OutputLimit None { get; } = new(int.MaxValue, long.MaxValue);

    /// <summary>
    /// Reads a limit: a number of outputs, a size such as <c>500kB</c>, <c>50MB</c> or <c>1GB</c>, both with a comma between, or
    /// <c>none</c>.
    /// </summary>
    /// <returns>The limit, with the default for what is not named; null when the text is none.</returns>
    public static OutputLimit? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "none") return None;
        int? outputs = null;
        long? bytes = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (outputs is null && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                outputs = count;
            }
            else if (bytes is null && Size(part) is { } size) bytes = size;
            else return null;
        }
        return new OutputLimit(outputs ?? Default.Outputs, bytes ?? Default.Bytes);
    }

    /// <summary>A size as people read it: 999 bytes, 1.5 kB, 60 MB.</summary>
    internal static string Text(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} bytes",
        < 1_000_000 => Rounded(bytes / 1e3, "kB"),
        < 1_000_000_000 => Rounded(bytes / 1e6, "MB"),
        _ => Rounded(bytes / 1e9, "GB"),
    };

    private static string Rounded(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {unit}");

    private static long? Size(string text)
    {
        var unit = text.Length < 2
            ? 0
            : text[^2..].ToUpperInvariant() switch { "KB" => 1000L, "MB" => 1_000_000, "GB" => 1_000_000_000, _ => 0 };
        return unit > 0 && int.TryParse(text[..^2].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count * unit
            : null;
    }
}
