using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x for positive x, else weight * x, with trained weights: one, or one for each channel (He et al., 2015).</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.num_parameters = num_parameters;
        this.init = init;
        weight = Weights.Full([num_parameters], init, place, type);
    }

    /// <summary>The number of weights.</summary>
    public long num_parameters { get; }

    /// <summary>What the weights start with.</summary>
    public double init { get; }

    /// <summary>The slopes for negative values: [num_parameters].</summary>
    public Parameter weight
    {
        get => get_parameter(nameof(weight))!;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
}
