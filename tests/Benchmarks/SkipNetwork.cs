using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks;

/// <summary>A network whose rows of layers meet outside the rows.</summary>
internal sealed class SkipNetwork : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _forward;

    private SkipNetwork(string name, IReadOnlyList<Module<Tensor, Tensor>> rows, Func<Tensor, Tensor> forward)
        : base(name)
    {
        for (var i = 0; i < rows.Count; i++) register_module($"row{i}", rows[i]);
        _forward = forward;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _forward(input);

    /// <summary>What a row learns is added to the bicubic enlargement: [N,1,14,14] to [N,1,28,28], 5 380 weights.</summary>
    /// <param name="row">Gives the module that computes a row of layers.</param>
    public static SkipNetwork Residual(Func<TorchSharp.Modules.Sequential, Module<Tensor, Tensor>> row)
    {
        var details = row(Sequential(
            Conv2d(1, 16, 3, padding: 1), ReLU(), // [N,1,14,14] -> [N,16,14,14]
            Conv2d(16, 16, 3, padding: 1), ReLU(),
            Conv2d(16, 16, 3, padding: 1), ReLU(),
            Conv2d(16, 4, 3, padding: 1))); // -> [N,4,14,14]
        return new(nameof(Residual), [details], small =>
        {
            var enlarged = functional.interpolate(small, [28, 28], mode: InterpolationMode.Bicubic, align_corners: false);
            return enlarged + functional.pixel_shuffle(details.call(small), 2); // [N,4,14,14] -> [N,1,28,28]
        });
    }

    /// <summary>The U-Net of notebook 3, on four maps of 14 x 14: [N,1,28,28] to [N,1,28,28], 64 156 weights.</summary>
    /// <param name="row">Gives the module that computes a row of layers.</param>
    public static SkipNetwork UNet(Func<TorchSharp.Modules.Sequential, Module<Tensor, Tensor>> row)
    {
        var encoder = row(Sequential(
            Conv2d(4, 24, 3, padding: 1), ReLU(), // [N,4,14,14] -> [N,24,14,14]
            Conv2d(24, 24, 3, padding: 1), ReLU()));
        var middle = row(Sequential(
            MaxPool2d(2), Conv2d(24, 48, 3, padding: 1), ReLU(), // -> [N,48,7,7]
            Conv2d(48, 48, 3, padding: 1), ReLU(),
            Conv2d(48, 24, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]))); // -> [N,24,14,14]
        var decoder = row(Sequential(
            Conv2d(48, 24, 3, padding: 1), ReLU(), // [N,48,14,14] -> [N,24,14,14]
            Conv2d(24, 24, 3, padding: 1), ReLU(),
            Conv2d(24, 4, 3, padding: 1))); // -> [N,4,14,14]
        return new(nameof(UNet), [encoder, middle, decoder], images =>
        {
            var near = encoder.call(functional.pixel_unshuffle(images, 2));
            var both = cat([middle.call(near), near], 1);
            return functional.sigmoid(functional.pixel_shuffle(decoder.call(both), 2));
        });
    }
}
