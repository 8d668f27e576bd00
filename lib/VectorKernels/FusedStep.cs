using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Convolution;
using VectorKernels.Threads;
using VectorKernels.Vectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels;

/// <summary>Some layers that follow each other: a row of convolutions with what belongs to them, or one other layer.</summary>
internal sealed class FusedStep : IDisposable
{
    private readonly Module<Tensor, Tensor>[] _layers;
    private readonly ConvLayers[] _blocks;
    private readonly Dictionary<(long Height, long Width, bool NeedsInput), IConvChain?> _chains = [];

    private FusedStep(IEnumerable<Module<Tensor, Tensor>> layers, IEnumerable<ConvLayers> blocks) =>
        (_layers, _blocks) = ([.. layers], [.. blocks]);

    /// <summary>Divides a network: each row of blocks that follow each other is one step, and so is each other layer.</summary>
    public static List<FusedStep> Plan(IReadOnlyList<Module<Tensor, Tensor>> layers)
    {
        var steps = new List<FusedStep>();
        for (var i = 0; i < layers.Count;)
        {
            var start = i;
            var blocks = new List<ConvLayers>();
            while (ConvLayers.TryRead(layers, ref i) is { } block) blocks.Add(block);
            if (i == start) i++;
            steps.Add(new FusedStep(layers.Skip(start).Take(i - start), blocks));
        }

        return steps;
    }

    public bool HasKernels => _blocks.Length > 0;

    public unsafe Tensor Run(Tensor input, bool isCovered)
    {
        if (isCovered && IsFor(input) && ChainFor(input) is { } chain)
        {
            if (is_grad_enabled() && (input.requires_grad || Array.Exists(_blocks, block => block.RequiresGradient)))
                return ConvGraphNode.Apply(_blocks, chain, input);
            Tensor[] weights = [.. _blocks.Select(block => block.Convolution.weight!)];
            return chain.Forward(input, weights, [.. _blocks.Select(block => block.Convolution.bias)], null, KernelSettings.Threads);
        }

        foreach (var layer in _layers) input = layer.call(input);
        return input;
    }

    private bool IsFor(Tensor input) => _blocks.Length > 0 && input.dim() == 4 && input.shape[1] == _blocks[0].Inputs
        && Array.TrueForAll(_blocks, block => block.Convolution.weight!.dtype == ScalarType.Float32);

    public void Dispose()
    {
        foreach (var chain in _chains.Values) chain?.Dispose();
        _chains.Clear();
    }

    private IConvChain? ChainFor(Tensor input)
    {
        var key = (input.shape[2], input.shape[3], is_grad_enabled() && input.requires_grad);
        lock (_chains)
        {
            if (!_chains.TryGetValue(key, out var chain)) _chains[key] = chain = Make((int)key.Item1, (int)key.Item2, key.Item3);
            return chain;
        }
    }

    private IConvChain? Make(int height, int width, bool needsInputGradient)
    {
        var shapes = new List<BlockShape>();
        foreach (var block in _blocks)
        {
            var shape = block.ShapeFor(height, width);
            if (!shape.IsCovered || (shapes.Count > 0 && shapes[^1].Outputs != shape.Inputs)) return null;
            shapes.Add(shape);
            (height, width) = (shape.OutHeight, shape.OutWidth);
        }

        if (Vector512.IsHardwareAccelerated) return new ConvChain<Lanes512>(shapes, needsInputGradient);
        return Vector256.IsHardwareAccelerated ? new ConvChain<Lanes256>(shapes, needsInputGradient)
            : new ConvChain<Lanes128>(shapes, needsInputGradient);
    }
}
