using System.Globalization;

namespace Course.Run;

/// <summary>How many notebooks run side by side.</summary>
/// <param name="Number">So many; null for what suits the machine.</param>
internal sealed record JobCount(int? Number)
{
    private const string AutoText = "auto";
    private const string MemoryFile = "/proc/meminfo";
    private const long MemoryOfAKernel = 2L << 30; // what the course's hungriest notebook needs

    /// <summary>As many as suit the machine.</summary>
    public static JobCount Auto { get; } = new((int?)null);

    /// <summary>One after the other.</summary>
    public static JobCount One { get; } = new(1);

    /// <summary>Reads <c>auto</c> or a number from 1; null for anything else.</summary>
    public static JobCount? TryParse(string text)
    {
        if (text == AutoText) return Auto;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new(number) : null;
    }

    /// <summary>
    /// How many of these notebooks run at once: never more than there are. By itself one for each processor, but no more than fit into
    /// the free memory.
    /// </summary>
    public int Of(int notebooks) => Of(notebooks, Environment.ProcessorCount, FreeMemory());

    /// <summary>The same for a machine of so many processors and so many bytes that are free.</summary>
    public int Of(int notebooks, int processors, long freeMemory) =>
        (int)Math.Clamp(Number ?? Math.Min(processors, freeMemory / MemoryOfAKernel), 1, Math.Max(1, notebooks));

    /// <summary>How many processors each of so many notebooks keeps busy, at least one; null for all when there is only one.</summary>
    public static int? Share(int jobs) => jobs == 1 ? null : Math.Max(1, Environment.ProcessorCount / jobs);

    /// <summary>The memory that is free, or could be; where the system does not tell it, what there is.</summary>
    private static long FreeMemory()
    {
        var all = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes; // of the container, if it has a limit
        if (!File.Exists(MemoryFile)) return all;
        var line = File.ReadLines(MemoryFile).FirstOrDefault(text => text.StartsWith("MemAvailable:", StringComparison.Ordinal));
        var kibiBytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return kibiBytes is null ? all : Math.Min(all, long.Parse(kibiBytes, CultureInfo.InvariantCulture) * 1024);
    }
}
