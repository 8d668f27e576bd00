using Autoencoders.Data;
using Autoencoders.Training;
using static Course.Benchmarks.BenchCatalogue;

namespace Course.Benchmarks.Measuring;

/// <summary>Measures whether time and memory of a training stay what they are when it grows.</summary>
internal static class TrainingGrowth
{
    private const int SmallSet = 6000;
    private const int SettledAfter = 200; // steps
    private const int LookEvery = 10; // steps

    /// <summary>The time per image of one epoch of a large set by that of as many images in epochs of 6 000: the medians of trainings that take turns.</summary>
    public static double ByImages(Workload workload, ImageDataset train, BenchSettings settings)
    {
        using var small = train.Take(SmallSet);
        using var large = train.Take(settings.GrowthImages);
        var (smallRates, largeRates) = (new List<double>(), new List<double>());
        for (var i = 0; i < settings.GrowthPairs; i++)
        {
            smallRates.Add(Train(workload, small, settings.GrowthImages / SmallSet).ImagesPerSecond);
            largeRates.Add(Train(workload, large, 1).ImagesPerSecond);
        }

        return new Sample(ImagesPerSecond, smallRates).Median / new Sample(ImagesPerSecond, largeRates).Median;
    }

    /// <summary>The time of the last epoch of a training on 6 000 images by that of its first: the median of several trainings.</summary>
    public static double ByEpochs(Workload workload, ImageDataset train, BenchSettings settings)
    {
        using var small = train.Take(SmallSet);
        var ratios = Enumerable.Range(0, settings.GrowthPairs).Select(_ => Train(workload, small, settings.GrowthEpochs).Epochs).Select(epochs => epochs[^1].Seconds / epochs[0].Seconds);
        return new Sample("", [.. ratios]).Median;
    }

    /// <summary>The largest resident set after the first 200 steps by that at their end, and the largest in MB.</summary>
    public static (double Rise, double MegaBytes) OfResidentSet(Workload workload, ImageDataset train, int lastStep)
    {
        using var stop = new CancellationTokenSource();
        var (steps, settled, largest) = (0, 0L, 0L);
        var progress = new SilentProgress(_ =>
        {
            steps++;
            if (steps >= lastStep) stop.Cancel();
            if (steps < SettledAfter || (steps - SettledAfter) % LookEvery != 0) return;
            largest = Math.Max(largest, Environment.WorkingSet);
            if (steps == SettledAfter) settled = largest;
        });
        workload.TrainerWith(workload.Options with { Epochs = TrainingRate.EndlessEpochs, Progress = progress }).Fit(train, cancellation: stop.Token);
        return ((double)largest / settled, largest / 1e6);
    }

    private static History Train(Workload workload, ImageDataset train, int epochs) => workload.TrainerWith(workload.Options with { Epochs = epochs }).Fit(train);
}
