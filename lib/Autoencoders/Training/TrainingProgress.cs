namespace Autoencoders.Training;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The epoch that runs, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">Batches of this epoch that are done.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="TrainLoss">The mean training loss of this epoch so far; NaN before the first measurement.</param>
/// <param name="TestLoss">The last test loss, or null before the first.</param>
/// <param name="ImagesPerSecond">Training images a second, in this epoch.</param>
/// <param name="Elapsed">The time since the start.</param>
/// <param name="Left">The time until the end, if it goes on like this.</param>
/// <param name="Finished">Whether this is the last report: all epochs done, or cancelled.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, double TrainLoss, double? TestLoss,
    double ImagesPerSecond, TimeSpan Elapsed, TimeSpan Left, bool Finished)
{
    /// <summary>The share of the whole training that is done, from 0 to 1.</summary>
    public double Share => (Epoch - 1 + ((double)Batch / Batches)) / Epochs;
}
