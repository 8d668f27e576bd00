using System.Diagnostics;
using Autoencoders.Data;
using Autoencoders.Models;

namespace Autoencoders.Training;

/// <summary>
/// The inner loop of a <see cref="Trainer"/>: steps, the running loss, and progress. Epochs of an earlier run, which this one continues,
/// count.
/// </summary>
internal sealed class TrainingRun(
    nn.Module model, ModuleModes modes, ITrainingStep step, LearningRates rates, TrainerOptions options, ImageDataset train,
    IReadOnlyList<Epoch> earlier)
{
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly TimeSpan _before = TimeSpan.FromSeconds(earlier.Sum(epoch => epoch.Seconds));
    private readonly int _batchCount = Batches.CountShuffled(train, options.BatchSize);
    private TrainingProgress? _last;
    private double _trainingSeconds = earlier.Sum(epoch => epoch.Seconds);

    /// <summary>Runs one epoch; null when it was cancelled.</summary>
    public Epoch? TrainEpoch(int number, Random order, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var batches = Batches.Shuffled(train, options.BatchSize, order);
        var (sum, images) = (0.0, 0);
        modes.Train();
        for (var i = 0; i < batches.Count; i++)
        {
            if (cancellation.IsCancellationRequested)
            {
                Report(number, i, sum / images, images / watch.Elapsed.TotalSeconds, finished: true);
                return null;
            }

            var (value, size) = Step(number, i, batches);
            sum += value * size;
            images += size;
            Report(number, i + 1, sum / images, images / watch.Elapsed.TotalSeconds, finished: false);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        _trainingSeconds += seconds;
        return new Epoch(number, sum / images, null, seconds, images / seconds) { Measures = step.Measures() };
    }

    /// <summary>Reports the end of an epoch with its test loss.</summary>
    public void ReportEpoch(double? testLoss, bool finished)
    {
        if (_last is null) return;
        _last = _last with { TestLoss = testLoss, Elapsed = _before + _sinceStart.Elapsed, Finished = finished };
        if (finished) _last = _last with { ImagesPerSecond = (double)train.Length * options.Epochs / _trainingSeconds };
        options.Progress.Report(_last);
    }

    private (double Loss, int Images) Step(int epoch, int index, Batches batches)
    {
        using var scope = NewDisposeScope();
        var factor = FactorAt(epoch, index);
        var batch = batches[index];
        rates.Multiply(factor);
        var loss = TrainOn(batch);
        if (!double.IsFinite(loss)) throw new NonFiniteLossException(epoch, index + 1, _batchCount, loss, options.LearningRate * factor);
        return (loss, batch.Length);
    }

    private double TrainOn(Batch batch)
    {
        try
        {
            return LossErrors.Named(model, batch, () => step.TrainOn(batch));
        }
        catch (ArgumentException error) when (LossErrors.IsOutputRange(error.InnerException))
        {
            return double.NaN; // which the outputs are, mostly
        }
    }

    private double FactorAt(int epoch, int batch)
    {
        var steps = (double)options.Epochs * _batchCount;
        var done = ((epoch - 1) * _batchCount) + batch;
        return options.Schedule.Factor(done / Math.Max(1, steps - 1));
    }

    private void Report(int epoch, int batch, double trainLoss, double imagesPerSecond, bool finished)
    {
        var elapsed = _before + _sinceStart.Elapsed;
        var share = (epoch - 1 + ((double)batch / _batchCount)) / options.Epochs;
        var left = share > 0 ? elapsed * ((1 - share) / share) : TimeSpan.Zero;
        var testLoss = _last is not null ? _last.TestLoss : earlier.Count > 0 ? earlier[^1].TestLoss : null;
        _last = new TrainingProgress(
            epoch, options.Epochs, batch, _batchCount, trainLoss, testLoss, imagesPerSecond, elapsed, left, finished);
        if (finished || batch < _batchCount) options.Progress.Report(_last); // the last batch is reported with the epoch's test loss
    }
}

/// <summary>A training's loss became NaN or infinite, so that nothing further can be learned.</summary>
public sealed class NonFiniteLossException : Exception
{
    internal NonFiniteLossException(int epoch, int batch, int batches, double loss, double learningRate)
        : base($"The loss is {loss} in epoch {epoch}, batch {batch} of {batches}, at learning rate {learningRate:G3}. "
            + "Try a smaller learning rate (a tenth), look whether outputs under a binary cross-entropy lie in [0, 1] (a sigmoid at the "
            + "end), and whether the loss takes a logarithm or a root of zero or divides by it.") => (Epoch, Batch) = (epoch, batch);

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch in the epoch, from 1.</summary>
    public int Batch { get; }
}
