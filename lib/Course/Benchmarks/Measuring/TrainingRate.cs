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
    private const int FirstSteps = 2;

    /// <summary>Trains until the time is over. The first steps do not count: in them a training makes what it keeps.</summary>
    /// <returns>Images a second.</returns>
    public static double Train(Workload workload, ImageDataset train, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var (steps, watch, taken) = (0, new Stopwatch(), TimeSpan.Zero);
        var progress = new SilentProgress(_ =>
        {
            if (stop.IsCancellationRequested) return;
            steps++;
            taken = watch.Elapsed;
            if (steps == FirstSteps) watch.Start();
            if (steps > FirstSteps && taken > time) stop.Cancel();
        });
        workload.TrainerWith(workload.Options with { Epochs = EndlessEpochs, Progress = progress }).Fit(train, cancellation: stop.Token);
        return (steps - FirstSteps) * BatchSize / taken.TotalSeconds;
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
