using Autoencoders.Data;
using Autoencoders.Training;

namespace Course.Benchmarks.Measuring;

/// <summary>Measures whether time and memory of a training stay what they are when it grows.</summary>
internal static class TrainingGrowth
{
    private const int SmallSet = 6000;
    private const int SettledAfter = 200; // steps
    private const int LookEvery = 10; // steps

    /// <summary>The time per image of the large set by that of 6 000 images, and of the last epoch of those by that of the first.</summary>
    public static (double Images, double Epochs) OfTime(Workload workload, ImageDataset train, BenchSettings settings)
    {
        TrainingRate.WarmUp(workload, train, settings.WarmUp);
        using var small = train.Take(SmallSet);
        using var large = train.Take(settings.GrowthImages);
        var epochs = workload.TrainerWith(workload.Options with { Epochs = settings.GrowthEpochs }).Fit(small);
        var once = workload.TrainerWith(workload.Options with { Epochs = 1 }).Fit(large);
        return (epochs.ImagesPerSecond / once.ImagesPerSecond, epochs.Epochs[^1].Seconds / epochs.Epochs[0].Seconds);
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
}
