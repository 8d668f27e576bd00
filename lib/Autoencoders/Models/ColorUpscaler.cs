using Autoencoders.Data;
using VectorKernels;

namespace Autoencoders.Models;

/// <summary>
/// Enlarges colour images: it adds what convolutions have learned about details to the image that bicubic interpolation gives (the residual
/// idea of Kim, Lee and Lee, Accurate Image Super-Resolution Using Very Deep Convolutional Networks, 2016).
/// </summary>
public sealed class ColorUpscaler : Module<Tensor, Tensor>
{
    private readonly Fused details;

    /// <summary>A network with freshly drawn weights.</summary>
    /// <param name="factor">2 or 4: how many times as wide and high the image becomes.</param>
    /// <param name="channels">Maps of each convolution.</param>
    public ColorUpscaler(int factor, int channels = 32)
        : base(nameof(ColorUpscaler))
    {
        Refuse.OutOfRange(factor is not (2 or 4), nameof(factor), factor, $"The factor is {factor}; it must be 2 or 4.");
        var c = DenseLayers.Positive(channels, nameof(channels));
        Factor = factor;
        var layers = new List<(string, Module<Tensor, Tensor>)>
        {
            ("conv1", Conv2d(3, c, 3, padding: 1)), // [N,3,h,w] -> [N,c,h,w]
            ("relu1", ReLU()),
            ("conv2", Conv2d(c, c, 3, padding: 1)),
            ("relu2", ReLU()),
        };
        for (var (scale, number) = (2, 3); scale <= factor; scale *= 2, number++)
        {
            layers.Add(($"up{scale}", Upsample(scale_factor: [2, 2]))); // twice the height and width
            layers.Add(($"conv{number}", Conv2d(c, c, 3, padding: 1)));
            layers.Add(($"relu{number}", ReLU()));
        }

        layers.Add(("last", Conv2d(c, 3, 3, padding: 1))); // -> [N,3,factor h,factor w]
        details = Fused.Of(Sequential(layers));
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>How many times as wide and high the image becomes.</summary>
    public int Factor { get; }

    /// <summary>
    /// Colour images [N,3,H,W] in [0,1] to enlarged ones [N,3,factor H,factor W], which may leave [0,1] a little: clamp them to look at
    /// them.
    /// </summary>
    public override Tensor forward(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        long[] size = [images.shape[2] * Factor, images.shape[3] * Factor];
        return functional.interpolate(images, size, mode: InterpolationMode.Bicubic, align_corners: false) + details.call(images);
    }
}
