using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x A' + b: [..., in_features] -> [..., out_features]. Starts uniform in +-1 / sqrt(in_features).</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long in_features, long out_features, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.in_features = in_features;
        this.out_features = out_features;
        weight = Weights.Empty([out_features, in_features], place, type);
        this.bias = bias ? Weights.Empty([out_features], place, type) : null;
        Weights.Reset(weight, this.bias);
    }

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        in_features = weight.shape[1];
        out_features = weight.shape[0];
        this.weight = weight;
        this.bias = bias;
    }

    /// <summary>The number of inputs.</summary>
    public long in_features { get; set; }

    /// <summary>The number of outputs.</summary>
    public long out_features { get; set; }

    /// <summary>The weights A: [out_features, in_features].</summary>
    public Parameter weight
    {
        get => get_parameter(nameof(weight))!;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>The bias b: [out_features]; null without.</summary>
    public Parameter? bias
    {
        get => get_parameter(nameof(bias));
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
