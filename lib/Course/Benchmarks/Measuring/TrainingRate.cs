using System.Diagnostics;
using Autoencoders.Data;
using Autoencoders.Training;
using static TorchSharp.torch;

namespace Course.Benchmarks.Measuring;

/// <summary>Measures trainings and inference.</summary>
internal static class TrainingRate
{
    /// <summary>Epochs of a training that is ended by time or steps: more than it can take.</summary>
    public const int EndlessEpochs = 1000;

    private const int BatchSize = 128;

    /// <summary>Trains until the time is over, so that everything is compiled and every thread awake.</summary>
    /// <returns>Images a second in the second half of the time.</returns>
    public static double WarmUp(Workload workload, ImageDataset train, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var (steps, half, halfTime) = (0, 0, TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        var progress = new SilentProgress(_ =>
        {
            steps++;
            if (half == 0 && watch.Elapsed > time / 2) (half, halfTime) = (steps, watch.Elapsed);
            if (half > 0 && steps > half && watch.Elapsed > time) stop.Cancel();
        });
        workload.TrainerWith(workload.Options with { Epochs = EndlessEpochs, Progress = progress }).Fit(train, cancellation: stop.Token);
        return (steps - half) * BatchSize / (watch.Elapsed - halfTime).TotalSeconds;
    }

    /// <summary>Trains for about the given time, in whole steps; the images are as many as that takes.</summary>
    /// <param name="workload">The network.</param>
    /// <param name="train">The images to take from.</param>
    /// <param name="time">The time.</param>
    /// <param name="rate">Images a second, as they are expected.</param>
    /// <returns>Images a second over all epochs.</returns>
    public static double Train(Workload workload, ImageDataset train, TimeSpan time, double rate)
    {
        var wanted = Math.Max(1, time.TotalSeconds * rate);
        var epochs = (int)Math.Ceiling(wanted / train.Length);
        var steps = (int)Math.Ceiling(wanted / epochs / BatchSize);
        using var part = train.Take(steps * BatchSize);
        var history = workload.TrainerWith(workload.Options with { Epochs = epochs }).Fit(part);
        return (double)part.Length * epochs / history.Seconds;
    }

    /// <summary>Runs the network over all images in batches, in evaluation mode and without gradients, pass after pass until the time is over.</summary>
    /// <returns>Images a second.</returns>
    public static double Infer(Workload workload, ImageDataset test, TimeSpan time)
    {
        workload.Network.eval();
        using var gradients = no_grad();
        using var batches = Batches.InOrder(test, BatchSize);
        var (images, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            for (var i = 0; i < batches.Count; i++)
            {
                using var scope = NewDisposeScope();
                workload.Infer(batches[i].Images);
            }

            images += test.Length;
        }

        return images / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Measures the loss on all images with <see cref="Trainer.Evaluate"/>, pass after pass until the time is over.</summary>
    /// <returns>Images a second.</returns>
    public static double Evaluate(Workload workload, ImageDataset test, TimeSpan time)
    {
        var trainer = workload.TrainerWith(workload.Options);
        var (images, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            trainer.Evaluate(test);
            images += test.Length;
        }

        return images / watch.Elapsed.TotalSeconds;
    }
}
