using System.Text.Json;

namespace Course.Benchmarks.Measuring;

/// <summary>
/// The hidden verb by which this program starts itself again to be measured. It prints a line of JSON when it is warm, and one for each line that it reads: the name of
/// a quantity. It ends with its input.
/// </summary>
internal static class BenchVerb
{
    public const string Name = "bench-child";

    /// <summary>Measures whatever it is asked for.</summary>
    /// <param name="measurement">The measurement's name.</param>
    /// <param name="settings">The name of the settings.</param>
    /// <param name="input">Where the questions come from.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string measurement, string settings, TextReader input, TextWriter output, TextWriter errors)
    {
        try
        {
            var slices = Slices.Of(measurement, BenchSettings.Of(settings));
            Answer([]);
            while (input.ReadLine() is { } quantity) Answer(slices.TryGetValue(quantity, out var slice) ? slice() : throw new ArgumentException($"'{measurement}' measures no '{quantity}'."));
            return ExitCode.Fine;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ArgumentException or DllNotFoundException)
        {
            errors.WriteLine(error.Message);
            return ExitCode.Failed;
        }

        void Answer(Dictionary<string, double> figures)
        {
            output.WriteLine(JsonSerializer.Serialize(figures));
            output.Flush();
        }
    }
}
