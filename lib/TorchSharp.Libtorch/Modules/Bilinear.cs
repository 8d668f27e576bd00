using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x1 A x2 + b for each output: [..., in1], [..., in2] -> [..., out]. Starts uniform in +-1 / sqrt(in1).</summary>
public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
    internal Bilinear(long in1_features, long in2_features, long out_features, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.in1_features = in1_features;
        this.in2_features = in2_features;
        this.out_features = out_features;
        weight = Weights.Empty([out_features, in1_features, in2_features], place, type);
        this.bias = bias ? Weights.Empty([out_features], place, type) : null;
        var bound = 1 / Math.Sqrt(in1_features);
        nn.init.uniform_(weight, -bound, bound);
        if (this.bias is { } start)
        {
            nn.init.uniform_(start, -bound, bound);
        }
    }

    /// <summary>The number of first inputs.</summary>
    public long in1_features { get; set; }

    /// <summary>The number of second inputs.</summary>
    public long in2_features { get; set; }

    /// <summary>The number of outputs.</summary>
    public long out_features { get; set; }

    /// <summary>The weights A: [out_features, in1_features, in2_features].</summary>
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
    public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.bilinear(input1, input2, weight, bias);
}
