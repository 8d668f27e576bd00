using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

/// <summary>The convolutional autoencoder of the course: [N,1,28,28] -> latent [N,8,4,4] -> [N,1,28,28].</summary>
internal sealed class ConvAutoencoder : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Sequential encoder = Sequential(
        Conv2d(1, 16, 3, padding: 1), ReLU(), MaxPool2d(2),
        Conv2d(16, 8, 3, padding: 1), ReLU(), MaxPool2d(2),
        Conv2d(8, 8, 3, padding: 1), ReLU(), MaxPool2d(2, padding: 1));

    private readonly TorchSharp.Modules.Sequential decoder = Sequential(
        Conv2d(8, 8, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]),
        Conv2d(8, 8, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]),
        Conv2d(8, 16, 3), ReLU(), Upsample(scale_factor: [2, 2]),
        Conv2d(16, 1, 3, padding: 1), Sigmoid());

    public ConvAutoencoder()
        : base(nameof(ConvAutoencoder)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using Tensor latent = encoder.call(input);
        return decoder.call(latent);
    }
}
