using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Norms each group of channels of each sample (Wu and He, 2018). Starts with weights 1 and biases 0.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        if (num_groups < 1 || num_channels % num_groups != 0)
        {
            throw new ArgumentException($"num_channels ({num_channels}) must be a multiple of num_groups ({num_groups}).", nameof(num_groups));
        }

        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (affine)
        {
            weight = Weights.Full([num_channels], 1, place, type);
            bias = Weights.Full([num_channels], 0, place, type);
        }
    }

    /// <summary>The number of groups.</summary>
    public long num_groups { get; set; }

    /// <summary>What is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Whether there are a weight and a bias for each channel.</summary>
    public bool affine { get; set; }

    /// <summary>The weights: [channels]; null without.</summary>
    public Parameter? weight
    {
        get => get_parameter(nameof(weight));
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>The biases: [channels]; null without.</summary>
    public Parameter? bias
    {
        get => get_parameter(nameof(bias));
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
}
