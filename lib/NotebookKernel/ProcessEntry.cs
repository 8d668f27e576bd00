using System.Globalization;

namespace NotebookKernel;

/// <summary>A process as Linux lists it under /proc.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">That of its parent.</param>
/// <param name="Session">That of its session's leader.</param>
/// <param name="Started">When it began, in ticks since the system did.</param>
internal sealed record ProcessEntry(int Id, int Parent, int Session, long Started)
{
    /// <summary>All processes that run.</summary>
    public static IEnumerable<ProcessEntry> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var isProcess = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            if (isProcess && Read(id) is { } process) yield return process;
        }
    }

    /// <summary>The process of a number; null when there is none, or it has ended and only waits for its parent.</summary>
    public static ProcessEntry? Read(int id)
    {
        if (Content(id, "stat") is not { Length: > 0 } stat) return null;
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // the name before may hold anything
        return fields[0] is "Z" or "X"
            ? null
            : new ProcessEntry(id, Number(fields[1]), Number(fields[3]), long.Parse(fields[19], CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the process was started with a variable of this value. Of other users' processes that cannot be told.</summary>
    public bool HasVariable(string name, string value) =>
        Content(Id, "environ") is { } environment && $"\0{environment}\0".Contains($"\0{name}={value}\0", StringComparison.Ordinal);

    private static string? Content(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
