using System.Globalization;
using Course;
using static Benchmarks.BenchNames;

namespace Benchmarks;

/// <summary>
/// The hidden verb by which this program starts itself again to be measured. It prints an empty line of JSON when it is warm; for each
/// line that it reads, the name of a quantity, it prints a line with its figures. It ends with its input. For PyTorch, peer.py does the
/// same.
/// </summary>
internal static class BenchVerb
{
    public const string Name = "bench-child";

    public static int Run(string who, string measurement, string seconds, TextReader input, TextWriter output, TextWriter errors)
    {
        try
        {
            var time = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
            Func<double> turn = who == Stock ? StockTurn(measurement, time) : OurTurn(measurement, time);
            Say("{}");
            while (input.ReadLine() is { } quantity) Say(FormattableString.Invariant($$"""{"{{quantity}}": {{turn():R}}}"""));
            return ExitCode.Fine;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ArgumentException or DllNotFoundException)
        {
            errors.WriteLine(error.Message);
            return ExitCode.Failed;
        }

        void Say(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private static Func<double> StockTurn(string measurement, TimeSpan time)
    {
        var training = new StockTraining(measurement);
        training.Train(time);
        return () => training.Train(time);
    }

    private static Func<double> OurTurn(string measurement, TimeSpan time)
    {
        if (measurement == ResidentSet) return () => OurGrowth.OfResidentSet();
        if (measurement == GrowthByImages) return OurGrowth.ByImages;
        if (measurement == GrowthByEpochs) return OurGrowth.ByEpochs;
        var training = new OurTraining(measurement == Evaluation ? ConvAutoencoder : measurement);
        training.Train(time);
        if (measurement != Evaluation) return () => training.Train(time);
        training.Evaluate(time);
        return () => training.Evaluate(time);
    }
}
