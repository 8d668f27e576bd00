using Autoencoders.Training;

namespace Benchmarks;

/// <summary>Measures whether time and memory of a training stay what they are when it grows.</summary>
internal static class OurGrowth
{
    private const int SmallSet = 6000;
    private const int LargeSet = 60_000;
    private const int Epochs = 25;
    private const int Pairs = 3;
    private const int SettledAfter = 200; // steps
    private const int LastStep = 5000;

    /// <summary>
    /// The time per image of one epoch of 60 000 images by that of ten epochs of 6 000: the medians of trainings that take turns.
    /// </summary>
    public static double ByImages()
    {
        var training = new OurTraining(BenchNames.ConvAutoencoder);
        var (small, large) = (new List<double>(), new List<double>());
        for (var i = 0; i < Pairs; i++)
        {
            small.Add(training.Train(SmallSet, LargeSet / SmallSet).ImagesPerSecond);
            large.Add(training.Train(LargeSet, 1).ImagesPerSecond);
        }

        return Median(small) / Median(large);
    }

    /// <summary>The time of the last of 25 epochs by that of the first: the median of several trainings.</summary>
    public static double ByEpochs()
    {
        var training = new OurTraining(BenchNames.ConvAutoencoder);
        var histories = Enumerable.Range(0, Pairs).Select(_ => training.Train(SmallSet, Epochs));
        return Median([.. histories.Select(history => history.Epochs[^1].Seconds / history.Epochs[0].Seconds)]);
    }

    /// <summary>The largest resident set of 5 000 steps by that after the first 200.</summary>
    public static double OfResidentSet()
    {
        using var stop = new CancellationTokenSource();
        var (steps, settled, largest) = (0, 0L, 0L);
        new OurTraining(BenchNames.ConvAutoencoder).Train(Look, stop.Token);
        return (double)largest / settled;

        void Look()
        {
            steps++;
            if (steps >= LastStep) stop.Cancel();
            if (steps < SettledAfter || steps % 10 != 0) return;
            largest = Math.Max(largest, Environment.WorkingSet);
            if (steps == SettledAfter) settled = largest;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
