using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Norms each channel over the batch (Ioffe and Szegedy, 2015): by the batch's own moments in training, by the running ones in evaluation.
/// </summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Starts a batch norm.</summary>
    public BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var share = CountBatch();
        return nn.functional.batch_norm(
            input, running_mean, running_var, weight, bias, training || !track_running_stats, share, eps);
    }
}

/// <summary>Batch norm of vectors [N,C] or signals [N,C,L].</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
    {
    }

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input) => Check(input, 2, 3);
}

/// <summary>Batch norm of images [N,C,H,W].</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input) => Check(input, 4);
}
