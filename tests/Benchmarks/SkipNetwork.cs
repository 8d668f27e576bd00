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

    /// <summary>A U-Net with two skips (Ronneberger, Fischer and Brox 2015): [N,1,28,28] to [N,1,28,28], 79 000 weights.</summary>
    /// <param name="row">Gives the module that computes a row of layers.</param>
    public static SkipNetwork UNet(Func<TorchSharp.Modules.Sequential, Module<Tensor, Tensor>> row)
    {
        var fine = row(Sequential(
            Conv2d(1, 16, 3, padding: 1), ReLU(), // [N,1,28,28] -> [N,16,28,28]
            Conv2d(16, 16, 3, padding: 1), ReLU()));
        var coarse = row(Sequential(
            MaxPool2d(2), Conv2d(16, 32, 3, padding: 1), ReLU(), // -> [N,32,14,14]
            Conv2d(32, 32, 3, padding: 1), ReLU()));
        var bottom = row(Sequential(
            MaxPool2d(2), Conv2d(32, 64, 3, padding: 1), ReLU(), // -> [N,64,7,7]
            Conv2d(64, 32, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]))); // -> [N,32,14,14]
        var up = row(Sequential(
            Conv2d(64, 32, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]))); // [N,64,14,14] -> [N,32,28,28]
        var last = row(Sequential(
            Conv2d(48, 16, 3, padding: 1), ReLU(), Conv2d(16, 1, 3, padding: 1), Sigmoid())); // [N,48,28,28] -> [N,1,28,28]
        return new(nameof(UNet), [fine, coarse, bottom, up, last], images =>
        {
            var first = fine.call(images);
            var second = coarse.call(first);
            var third = up.call(cat([bottom.call(second), second], 1));
            return last.call(cat([third, first], 1));
        });
    }
}
