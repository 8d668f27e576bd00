using VectorKernels;

namespace Autoencoders.Models;

/// <summary>An autoencoder with an output larger than its input: 14x14 images to codes of 8 maps of 4x4 numbers to 28x28 images.</summary>
public sealed class SuperResolution : Module<Tensor, Tensor>
{
    private readonly Fused encoder;
    private readonly ConvDecoder decoder;

    /// <summary>A network with freshly drawn weights.</summary>
    public SuperResolution()
        : base(nameof(SuperResolution))
    {
        encoder = Fused.Of(Sequential(
            ("conv1", Conv2d(1, 16, 3, padding: 1)), // [N,1,14,14] -> [N,16,14,14]
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(2)), // -> [N,16,7,7]
            ("conv2", Conv2d(16, 8, 3, padding: 1)), // -> [N,8,7,7]
            ("relu2", ReLU()),
            ("pool2", MaxPool2d(2, ceil_mode: true)))); // -> [N,8,4,4]
        decoder = new ConvDecoder(ConvDecoder.NewLayers());
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>Small images [N,1,14,14] to codes [N,8,4,4].</summary>
    public Tensor Encode(Tensor images) => encoder.call(images);

    /// <summary>Codes [N,8,4,4] to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes) => decoder.call(codes);

    /// <summary>Small images [N,1,14,14] in [0,1] to large ones [N,1,28,28] in (0,1).</summary>
    public override Tensor forward(Tensor images)
    {
        using var codes = Encode(images); // a handle that is left to the collector would hold the encoder's graph
        return Decode(codes);
    }
}
