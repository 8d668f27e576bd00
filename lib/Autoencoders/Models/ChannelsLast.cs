using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Autoencoders.Models;

/// <summary>
/// Lays the weights of two-dimensional convolutions out with the channels last in memory. The numbers and shapes stay the same. It is faster, and it is needed:
/// on several threads libtorch 2.10 computes wrong gradients, sometimes NaN, for convolutions with few channels whose weights lie in the ordinary order.
/// The course's networks lie so from the start, and <see cref="Training.Trainer"/> does it for others. <see cref="Training.Weights"/> saves and loads such a network.
/// </summary>
public static class ChannelsLast
{
    /// <summary>
    /// Gives each convolution of the network a weight that is laid out so, unless it has one. Since the weights are new parameters, call it
    /// before the optimizer is made.
    /// </summary>
    public static void Apply(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var module in model.modules())
        {
            if (module is Convolution convolution && convolution.weight.dim() == 4) Apply(convolution);
        }
    }

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
