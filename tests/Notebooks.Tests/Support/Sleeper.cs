using System.Globalization;

namespace Notebooks.Tests.Support;

/// <summary>A program 'sleep' that is told from all others of this machine by how long it sleeps, and found in /proc.</summary>
internal sealed class Sleeper
{
    /// <summary>Its argument.</summary>
    public string Seconds { get; } = (600 + Random.Shared.NextDouble()).ToString("0.000000000", CultureInfo.InvariantCulture);

    /// <summary>How many run.</summary>
    public int Count() => Directory.EnumerateDirectories("/proc").Count(folder => Command(folder) == $"sleep\0{Seconds}\0");

    /// <summary>Waits until so many run.</summary>
    public async Task WaitForAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Count() != count) await Task.Delay(50, patience.Token);
    }

    private static string Command(string folder)
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out _) ? File.ReadAllText(Path.Combine(folder, "cmdline")) : "";
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }
}
