using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Norms each channel of each sample over its positions (Ulyanov et al., 2016).</summary>
public abstract class InstanceNorm : NormBase
{
    /// <summary>Starts an instance norm.</summary>
    public InstanceNorm(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>The number of axes of one sample.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.dim() == GetNumberOfBatchDimensions())
        {
            using var batch = input.unsqueeze(0);
            using var output = Normed(batch);
            return output.squeeze(0);
        }

        return Normed(input);
    }

    private Tensor Normed(Tensor input) =>
        nn.functional.instance_norm(
            input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
}

/// <summary>Instance norm of signals [N,C,L] or [C,L].</summary>
public sealed class InstanceNorm1d : InstanceNorm
{
    internal InstanceNorm1d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm1d))
    {
    }

    /// <inheritdoc/>
    protected override long GetNumberOfBatchDimensions() => 2;

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input) => Check(input, 2, 3);
}

/// <summary>Instance norm of images [N,C,H,W] or [C,H,W].</summary>
public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    /// <inheritdoc/>
    protected override long GetNumberOfBatchDimensions() => 3;

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input) => Check(input, 3, 4);
}
