using VectorKernels;
using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>The convolutional autoencoder: 28x28 images to codes of 8 maps of 4x4 numbers (128 for 784 pixels), and back.</summary>
public sealed class ConvAutoencoder : Module<Tensor, Tensor>
{
    private readonly ConvEncoder encoder;
    private readonly ConvDecoder decoder;

    /// <summary>A network with freshly drawn weights; <c>torch.manual_seed</c> before it makes them the same each time.</summary>
    public ConvAutoencoder()
        : this(ConvEncoder.NewLayers(), ConvDecoder.NewLayers())
    {
    }

    /// <summary>A network of the given layers, which it then owns; they decide the shape of the codes.</summary>
    /// <param name="encoder">From images to codes.</param>
    /// <param name="decoder">From codes to images.</param>
    public ConvAutoencoder(Sequential encoder, Sequential decoder)
        : base(nameof(ConvAutoencoder))
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        this.encoder = new ConvEncoder(encoder);
        this.decoder = new ConvDecoder(decoder);
        RegisterComponents();
    }

    /// <summary>Images to codes.</summary>
    public ConvEncoder Encoder => encoder;

    /// <summary>Codes to images.</summary>
    public ConvDecoder Decoder => decoder;

    /// <summary>Images [N,1,28,28] in [0,1] to latent codes [N,8,4,4], which are not negative.</summary>
    public Tensor Encode(Tensor images) => encoder.call(images);

    /// <summary>Latent codes [N,8,4,4] to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes) => decoder.call(codes);

    /// <summary>Images [N,1,28,28] in [0,1] to their reconstructions [N,1,28,28] in (0,1).</summary>
    public override Tensor forward(Tensor images)
    {
        using var codes = Encode(images); // a handle that is left to the collector would hold the encoder's graph
        return Decode(codes);
    }
}

/// <summary>The encoder of <see cref="ConvAutoencoder"/>: three 3x3 convolutions, each with ReLU and a maximum over 2x2 pixels.</summary>
public sealed class ConvEncoder : Module<Tensor, Tensor>
{
    private readonly Fused layers;

    internal ConvEncoder(Sequential layers)
        : base(nameof(ConvEncoder))
    {
        this.layers = Fused.Of(layers);
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>Images [N,1,28,28] to codes [N,8,4,4].</summary>
    public override Tensor forward(Tensor images) => layers.call(images);

    internal static Sequential NewLayers() => Sequential(
        ("conv1", Conv2d(1, 16, 3, padding: 1)), // [N,1,28,28] -> [N,16,28,28]
        ("relu1", ReLU()),
        ("pool1", MaxPool2d(2)), // -> [N,16,14,14]
        ("conv2", Conv2d(16, 8, 3, padding: 1)), // -> [N,8,14,14]
        ("relu2", ReLU()),
        ("pool2", MaxPool2d(2)), // -> [N,8,7,7]
        ("conv3", Conv2d(8, 8, 3, padding: 1)), // -> [N,8,7,7]
        ("relu3", ReLU()),
        ("pool3", MaxPool2d(2, ceil_mode: true))); // -> [N,8,4,4]: the last row and column see one pixel less
}

/// <summary>The decoder of <see cref="ConvAutoencoder"/>: 3x3 convolutions and enlargements by 2, mirrored from the encoder.</summary>
public sealed class ConvDecoder : Module<Tensor, Tensor>
{
    private readonly Fused layers;

    internal ConvDecoder(Sequential layers)
        : base(nameof(ConvDecoder))
    {
        this.layers = Fused.Of(layers);
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>Codes [N,8,4,4] to images [N,1,28,28] in (0,1).</summary>
    public override Tensor forward(Tensor codes) => layers.call(codes);

    internal static Sequential NewLayers() => Sequential(
        ("conv1", Conv2d(8, 8, 3, padding: 1)), // [N,8,4,4] -> [N,8,4,4]
        ("relu1", ReLU()),
        ("up1", Upsample(scale_factor: [2, 2])), // -> [N,8,8,8]
        ("conv2", Conv2d(8, 8, 3, padding: 1)), // -> [N,8,8,8]
        ("relu2", ReLU()),
        ("up2", Upsample(scale_factor: [2, 2])), // -> [N,8,16,16]
        ("conv3", Conv2d(8, 16, 3)), // -> [N,16,14,14]: no padding, so that the last enlargement ends at 28
        ("relu3", ReLU()),
        ("up3", Upsample(scale_factor: [2, 2])), // -> [N,16,28,28]
        ("conv4", Conv2d(16, 1, 3, padding: 1)), // -> [N,1,28,28]
        ("sigmoid", Sigmoid()));
}
