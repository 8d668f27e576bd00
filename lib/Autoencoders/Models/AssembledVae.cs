namespace Autoencoders.Models;

/// <summary>A variational autoencoder of an encoder, a decoder and a function that joins them: notebooks need no class for it.</summary>
public sealed class AssembledVae : Module<Tensor, VaeOutput>
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> decoder;
    private readonly Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput> _model;

    /// <summary>Puts the parts together; the network owns them.</summary>
    /// <param name="encoder">Images [N,1,28,28] to [N,2K]: K means, then K log-variances.</param>
    /// <param name="decoder">Codes [N,K] to images [N,1,28,28] in [0,1].</param>
    /// <param name="model">What to do with encoder, decoder and images.</param>
    public AssembledVae(
        Module<Tensor, Tensor> encoder,
        Module<Tensor, Tensor> decoder,
        Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput> model)
        : base(nameof(AssembledVae))
    {
        (this.encoder, this.decoder, _model) = (WithKernels(encoder), WithKernels(decoder), model);
        RegisterComponents();
    }

    /// <summary>Images [N,1,28,28] to [N,2K]: K means, then K log-variances.</summary>
    public Module<Tensor, Tensor> Encoder => encoder;

    /// <summary>Codes [N,K] to images [N,1,28,28] in [0,1].</summary>
    public Module<Tensor, Tensor> Decoder => decoder;

    /// <summary>Images [N,1,28,28] in [0,1] to the reconstruction of one sampled code each.</summary>
    public override VaeOutput forward(Tensor images) => _model(encoder, decoder, images);

    private static Module<Tensor, Tensor> WithKernels(Module<Tensor, Tensor> part) =>
        part is TorchSharp.Modules.Sequential layers ? VectorKernels.Fused.Of(layers) : part;
}
