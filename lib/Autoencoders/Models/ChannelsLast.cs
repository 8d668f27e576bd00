using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Autoencoders.Models;

/// <summary>
/// Has two-dimensional convolutions work on memory with the channels last. The numbers and shapes stay the same. It is faster, and it is needed: where the input of a convolution
/// with fewer than 16 outputs lies in the ordinary order, libtorch 2.10 computes a wrong gradient for it, on some processors NaN.
/// The course's networks do so from the start, and <see cref="Training.Trainer"/> has others do it. <see cref="Training.Weights"/> saves and loads such a network.
/// </summary>
public static class ChannelsLast
{
    private static readonly ConditionalWeakTable<Conv2d, object> s_withInputLaid = [];

    /// <summary>
    /// Gives each convolution of the network, or the one that it is itself, a weight that is laid out so, unless it has one, and lays its inputs out when it is called. Since the weights are new parameters,
    /// call it before the optimizer is made.
    /// </summary>
    public static void Apply(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var module in model.modules().Append(model))
        {
            if (module is Convolution convolution && convolution.weight.dim() == 4) Apply(convolution);
            if (module is Conv2d called && s_withInputLaid.TryAdd(called, called)) called.register_forward_pre_hook((_, input) => Laid(input));
        }
    }

    private static Tensor Laid(Tensor images) => images.dim() == 4 ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;

    private static void Apply(Convolution convolution)
    {
        var weight = convolution.weight;
        var (o, c, h, w) = (weight.shape[0], weight.shape[1], weight.shape[2], weight.shape[3]);
        if (weight.stride().SequenceEqual([h * w * c, 1, w * c, c])) return;
        using var scope = NewDisposeScope();
        using var gradients = no_grad();

        // A copy into a fresh [O,H,W,C] tensor, permuted back: contiguous() would leave a weight with one channel as it is.
        var channelsLast = empty([o, h, w, c], weight.dtype, weight.device);
        channelsLast.copy_(weight.permute(0, 2, 3, 1));
        var parameter = new Parameter(channelsLast.permute(0, 3, 1, 2), weight.requires_grad);
        parameter.DetachFromDisposeScope();
        convolution.weight = parameter;
        weight.Dispose();
    }
}
