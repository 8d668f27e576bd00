using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Norms each sample over its last axes (Ba et al., 2016). Starts with weights 1 and biases 0.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (elementwise_affine)
        {
            weight = Weights.Full(normalized_shape, 1, place, type);
            this.bias = bias ? Weights.Full(normalized_shape, 0, place, type) : null;
        }
    }

    /// <summary>The sizes of the last axes.</summary>
    public long[] normalized_shape { get; set; }

    /// <summary>What is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Whether there are weights.</summary>
    public bool elementwise_affine { get; set; }

    /// <summary>The weights, of the normalized shape; null without.</summary>
    public Parameter? weight
    {
        get => get_parameter(nameof(weight));
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>The biases, of the normalized shape; null without.</summary>
    public Parameter? bias
    {
        get => get_parameter(nameof(bias));
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <summary>Sets the weights to 1 and the biases to 0.</summary>
    public void reset_parameters()
    {
        if (weight is { } scales)
        {
            nn.init.ones_(scales);
        }

        if (bias is { } shifts)
        {
            nn.init.zeros_(shifts);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
}
