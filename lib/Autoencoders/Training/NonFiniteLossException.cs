namespace Autoencoders.Training;

/// <summary>A training's loss became NaN or infinite, so that nothing further can be learned.</summary>
public sealed class NonFiniteLossException : Exception
{
    internal NonFiniteLossException(int epoch, int batch, int batches, double loss, double learningRate)
        : base($"The loss is {loss} in epoch {epoch}, batch {batch} of {batches}, at learning rate {learningRate:G3}. "
            + "Try a smaller learning rate (a tenth), look whether outputs under a binary cross-entropy lie in [0, 1] (a sigmoid at the "
            + "end), and whether the loss takes a logarithm or a root of zero or divides by it.")
    {
        (Epoch, Batch) = (epoch, batch);
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch in the epoch, from 1.</summary>
    public int Batch { get; }
}
