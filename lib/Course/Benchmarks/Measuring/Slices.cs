using System.Diagnostics;
using Autoencoders.Data;
using TorchSharp;
using static Course.Benchmarks.BenchCatalogue;
using Values = System.Collections.Generic.Dictionary<string, double>;

namespace Course.Benchmarks.Measuring;

/// <summary>What is measured of the course in one slice of time, by the name of the quantity.</summary>
internal static class Slices
{
    /// <summary>Prepares a measurement: loads the images and trains until everything is warm.</summary>
    /// <param name="measurement">Its name.</param>
    /// <param name="settings">How long a slice takes.</param>
    /// <exception cref="ArgumentException">There is no measurement of this name.</exception>
    public static IReadOnlyDictionary<string, Func<Values>> Of(string measurement, BenchSettings settings) => measurement switch
    {
        BlasPeak => Named(() => [], (Flops, () => MachineRate.Peak(settings.Slice))),
        BenchCatalogue.Operator => OfOperator(settings),
        BenchCatalogue.Evaluation => OfEvaluation(settings),
        BenchCatalogue.Growth => OfGrowth(settings),
        BenchCatalogue.ResidentSet => OfResidentSet(settings),
        _ => OfTraining(Workloads.Create(measurement), settings),
    };

    private static Dictionary<string, Func<Values>> OfTraining(Workload workload, BenchSettings settings)
    {
        var (train, test) = Mnist.Load();
        TrainingRate.Train(workload, train, settings.WarmUp);
        TrainingRate.Infer(workload, test, settings.WarmUp / 2);
        return Named(
            () => new()
            {
                [Memory] = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
                [Threads] = torch.get_num_threads(),
                [Work] = workload.FlopsPerImage / 1e6,
            },
            (Training, () => TrainingRate.Train(workload, train, settings.Slice)),
            (Inference, () => TrainingRate.Infer(workload, test, settings.Slice / 2)));
    }

    private static Dictionary<string, Func<Values>> OfEvaluation(BenchSettings settings)
    {
        var (train, test) = Mnist.Load();
        var workload = Workloads.Create(ConvAutoencoder);
        TrainingRate.Train(workload, train, settings.WarmUp); // a loss is measured after training, which sets the threads
        TrainingRate.Evaluate(workload, test, settings.WarmUp / 2);
        return Named(() => [], (Throughput, () => TrainingRate.Evaluate(workload, test, settings.Slice)));
    }

    private static Dictionary<string, Func<Values>> OfOperator(BenchSettings settings)
    {
        MachineRate.Operator(settings.WarmUp);
        return Named(() => [], (Time, () => MachineRate.Operator(settings.Slice / 2)));
    }

    private static Dictionary<string, Func<Values>> OfGrowth(BenchSettings settings)
    {
        var (workload, train) = (Workloads.Create(ConvAutoencoder), Mnist.LoadTrain());
        TrainingRate.Train(workload, train, settings.WarmUp);
        return Named(() => [], (Images, () => TrainingGrowth.ByImages(workload, train, settings)), (Epochs, () => TrainingGrowth.ByEpochs(workload, train, settings)));
    }

    private static Dictionary<string, Func<Values>> OfResidentSet(BenchSettings settings)
    {
        var (workload, train, megaBytes) = (Workloads.Create(ConvAutoencoder), Mnist.LoadTrain(), 0.0);
        return Named(() => new() { [Memory] = megaBytes }, (Rise, () =>
        {
            (var rise, megaBytes) = TrainingGrowth.OfResidentSet(workload, train, settings.ResidentSteps);
            return rise;
        }));
    }

    private static Dictionary<string, Func<Values>> Named(Func<Values> summary, params (string Quantity, Func<double> Measure)[] slices) =>
        new(slices.Select(slice => KeyValuePair.Create<string, Func<Values>>(slice.Quantity, () => new() { [slice.Quantity] = slice.Measure() })))
        {
            [IContestant.Summary] = summary,
        };
}
