using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>
/// Gives two-dimensional convolutions their inputs with the channels last in memory, which libtorch's operators compute 1.3 to 1.8 times as
/// fast. Shapes and weights stay as they are, and results up to rounding. The course's networks do this from the start.
/// <see cref="Training.Trainer"/> leaves other networks alone, because a convolution's output then lies so too, which <c>view</c> does not
/// accept (<c>flatten</c> and <c>reshape</c> do).
/// </summary>
/// <remarks>
/// A 1x1 convolution with a stride keeps the ordinary order. With channels last and fewer than 8 input channels, libtorch 2.10
/// (oneDNN 3.7.1) writes past the end of its memory in the gradient of its weights: on an AMD EPYC with AVX2 (family 25, model 1) the
/// gradient is wrong, or the process ends or hangs. There, gradients in the ordinary order are right.
/// </remarks>
public static class ChannelsLast
{
    private static readonly ConditionalWeakTable<Convolution, object> s_applied = [];

    /// <summary>Applies it to each convolution of a network, transposed ones too, or to the one that it is itself, once.</summary>
    /// <param name="model">The network. Inputs [N,C,H,W] of its convolutions are laid out in each <c>call</c>.</param>
    public static void Apply(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var convolution in model.modules().Append(model).OfType<Convolution>())
        {
            if (convolution.weight.dim() != 4 || !s_applied.TryAdd(convolution, convolution)) continue;
            var isStridedPoint = convolution.kernel_size.All(size => size == 1) && convolution.stride?.Any(step => step > 1) == true;
            convolution.register_forward_pre_hook((_, input) => input.dim() != 4 ? input : isStridedPoint ? Ordinary(input) : Laid(input));
        }
    }

    /// <summary>Whether a layer is one of a network that this was applied to.</summary>
    internal static bool IsApplied(Convolution convolution) => s_applied.TryGetValue(convolution, out _);

    // A view of a flat row gets the strides of its order even where C is 1, when both orders are the same memory and libtorch goes by the
    // strides.
    private static Tensor Ordinary(Tensor images) => images.flatten(1).view(images.shape);

    private static Tensor Laid(Tensor images)
    {
        var last = images.permute(0, 2, 3, 1); // [N,H,W,C]
        return last.flatten(1).view(last.shape).permute(0, 3, 1, 2);
    }
}
