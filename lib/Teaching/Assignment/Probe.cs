using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>A network that stands in for one of the student's: it answers by a known rule and keeps what it was given.</summary>
internal sealed class Probe(Func<Tensor, Tensor> rule) : Module<Tensor, Tensor>(nameof(Probe))
{
    /// <summary>The input of each call.</summary>
    public List<Tensor> Inputs { get; } = [];

    /// <summary>The output of each call.</summary>
    public List<Tensor> Outputs { get; } = [];

    public override Tensor forward(Tensor input)
    {
        Inputs.Add(input);
        Outputs.Add(rule(input));
        return Outputs[^1];
    }

    /// <summary>An encoder that says the same of every image: mu from -2 to 2, s from -1 to 1.</summary>
    public static Probe Encoder() =>
        new(images => cat([linspace(-2, 2, LatentSize), linspace(-1, 1, LatentSize)]).repeat(images.shape[0], 1));

    /// <summary>A decoder that paints in even grey, darker or brighter with the first number of the code.</summary>
    public static Probe Decoder() => new(codes => codes[.., ..1].sigmoid().reshape(-1, 1, 1, 1).expand(-1, 1, 28, 28));
}
