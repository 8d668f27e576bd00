using System.Diagnostics;
using System.Text.Json;
using Autoencoders.Data;
using TorchSharp;

namespace Course.Benchmarks.Measuring;

/// <summary>The hidden verb by which this program starts itself again to take one measurement of the course, which it prints as one line of JSON.</summary>
internal static class BenchVerb
{
    public const string Name = "bench-child";

    /// <summary>Takes a measurement.</summary>
    /// <param name="measurement">Its name.</param>
    /// <param name="settings">The name of the settings.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string measurement, string settings, TextWriter output, TextWriter errors)
    {
        try
        {
            output.WriteLine(JsonSerializer.Serialize(Measure(measurement, BenchSettings.Of(settings))));
            return ExitCode.Fine;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ArgumentException or DllNotFoundException)
        {
            errors.WriteLine(error.Message);
            return ExitCode.Failed;
        }
    }

    private static Dictionary<string, double> Measure(string measurement, BenchSettings settings)
    {
        switch (measurement)
        {
            case BenchCatalogue.BlasPeak:
                return new() { [BenchCatalogue.Flops] = MachineRate.Peak(settings.Length / 2) };
            case BenchCatalogue.Operator:
                return new() { [BenchCatalogue.Time] = MachineRate.Operator(settings.WarmUp, settings.Length / 2) };
            case BenchCatalogue.Evaluation:
                return Evaluation(settings);
            case BenchCatalogue.Growth:
                var (images, epochs) = TrainingGrowth.OfTime(Workloads.Create(BenchCatalogue.ConvAutoencoder), Mnist.LoadTrain(), settings);
                return new() { [BenchCatalogue.Images] = images, [BenchCatalogue.Epochs] = epochs };
            case BenchCatalogue.ResidentSet:
                var (rise, megaBytes) = TrainingGrowth.OfResidentSet(Workloads.Create(BenchCatalogue.ConvAutoencoder), Mnist.LoadTrain(), settings.ResidentSteps);
                return new() { [BenchCatalogue.Rise] = rise, [BenchCatalogue.Memory] = megaBytes };
            default:
                return Training(Workloads.Create(measurement), settings);
        }
    }

    private static Dictionary<string, double> Training(Workload workload, BenchSettings settings)
    {
        var (train, test) = Mnist.Load();
        var expected = TrainingRate.WarmUp(workload, train, settings.WarmUp);
        var training = TrainingRate.Train(workload, train, settings.Length, expected);
        TrainingRate.Infer(workload, test, settings.WarmUp / 2);
        var inference = TrainingRate.Infer(workload, test, settings.Length / 2);
        return new()
        {
            [BenchCatalogue.Training] = training,
            [BenchCatalogue.Inference] = inference,
            [BenchCatalogue.Memory] = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
            [BenchCatalogue.Threads] = torch.get_num_threads(),
            [BenchCatalogue.Work] = workload.FlopsPerImage / 1e6,
        };
    }

    private static Dictionary<string, double> Evaluation(BenchSettings settings)
    {
        var (train, test) = Mnist.Load();
        var workload = Workloads.Create(BenchCatalogue.ConvAutoencoder);
        TrainingRate.WarmUp(workload, train, settings.WarmUp); // a loss is measured after training, which sets the threads
        TrainingRate.Evaluate(workload, test, settings.WarmUp / 2);
        return new() { [BenchCatalogue.Throughput] = TrainingRate.Evaluate(workload, test, settings.Length) };
    }
}
