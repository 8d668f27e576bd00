using VectorKernels;

namespace Autoencoders.Models;

/// <summary>
/// A convolutional autoencoder with a code of any size: convolutions see the image, dense layers after them squeeze what they
/// saw into the code, and the decoder mirrors both.
/// </summary>
public sealed class LatentAutoencoder : Module<Tensor, Tensor>
{
    private readonly Fused encoder;
    private readonly Fused decoder;

    /// <summary>A network with freshly drawn weights.</summary>
    /// <param name="latentSize">K, the numbers of a code.</param>
    /// <param name="channels">Maps of each convolution.</param>
    /// <param name="hiddenSize">Units of the dense layer between convolutions and code.</param>
    public LatentAutoencoder(int latentSize, int channels = 16, int hiddenSize = 256)
        : base(nameof(LatentAutoencoder))
    {
        LatentSize = DenseLayers.Positive(latentSize, nameof(latentSize));
        var c = DenseLayers.Positive(channels, nameof(channels));
        var h = DenseLayers.Positive(hiddenSize, nameof(hiddenSize));
        encoder = Fused.Of(Sequential(
            ("conv1", Conv2d(1, c, 3, padding: 1)), // [N,1,28,28] -> [N,c,28,28]
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(2)), // -> [N,c,14,14]
            ("conv2", Conv2d(c, c, 3, padding: 1)), // -> [N,c,14,14]
            ("relu2", ReLU()),
            ("pool2", MaxPool2d(2)), // -> [N,c,7,7]
            ("conv3", Conv2d(c, c, 3, padding: 1)), // -> [N,c,7,7]
            ("relu3", ReLU()),
            ("pool3", MaxPool2d(2, ceil_mode: true)), // -> [N,c,4,4]
            ("flatten", Flatten()), // -> [N,16c]
            ("dense1", Linear(16 * c, h)), // -> [N,h]
            ("relu4", ReLU()),
            ("dense2", Linear(h, latentSize)))); // -> [N,K]: no ReLU, so that a code can have any sign
        decoder = Fused.Of(Sequential(
            ("dense1", Linear(latentSize, h)), // [N,K] -> [N,h]
            ("relu1", ReLU()),
            ("dense2", Linear(h, 16 * c)), // -> [N,16c]
            ("relu2", ReLU()),
            ("unflatten", Unflatten(1, [c, 4, 4])), // -> [N,c,4,4]
            ("conv1", Conv2d(c, c, 3, padding: 1)), // -> [N,c,4,4]
            ("relu3", ReLU()),
            ("up1", Upsample(scale_factor: [2, 2])), // -> [N,c,8,8]
            ("conv2", Conv2d(c, c, 3, padding: 1)), // -> [N,c,8,8]
            ("relu4", ReLU()),
            ("up2", Upsample(scale_factor: [2, 2])), // -> [N,c,16,16]
            ("conv3", Conv2d(c, c, 3)), // -> [N,c,14,14]
            ("relu5", ReLU()),
            ("up3", Upsample(scale_factor: [2, 2])), // -> [N,c,28,28]
            ("conv4", Conv2d(c, 1, 3, padding: 1)), // -> [N,1,28,28]
            ("sigmoid", Sigmoid())));
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>K, the numbers of a code.</summary>
    public int LatentSize { get; }

    /// <summary>Images [N,1,28,28] to codes [N,K].</summary>
    public Module<Tensor, Tensor> Encoder => encoder;

    /// <summary>Codes [N,K] to images [N,1,28,28] in (0,1).</summary>
    public Module<Tensor, Tensor> Decoder => decoder;

    /// <summary>Images [N,1,28,28] in [0,1] to codes [N,K] of any sign.</summary>
    public Tensor Encode(Tensor images) => encoder.call(images);

    /// <summary>Codes [N,K] to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes) => decoder.call(codes);

    /// <summary>Images [N,1,28,28] in [0,1] to their reconstructions [N,1,28,28] in (0,1).</summary>
    public override Tensor forward(Tensor images)
    {
        using var codes = Encode(images); // a handle that is left to the collector would hold the encoder's graph
        return Decode(codes);
    }
}
