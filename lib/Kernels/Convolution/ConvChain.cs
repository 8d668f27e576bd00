using Kernels.Threads;
using Kernels.Vectors;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Convolution;

/// <inheritdoc cref="IConvChain"/>
internal sealed unsafe class ConvChain<TLanes> : IConvChain
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly ConvBlock<TLanes>[] _blocks;
    private readonly long[] _outputs; // where each block's output lies in a group's memory; its input is the output before
    private readonly long[] _choices;
    private readonly long _groupSize;
    private readonly long[] _gradients; // in a worker's memory
    private readonly long[] _convGradients;
    private readonly long[] _weights;
    private readonly long _scratch;
    private readonly long _workerSize;
    private readonly WorkspacePool _groups = new();
    private readonly WorkspacePool _workers = new();

    public ConvChain(IReadOnlyList<BlockShape> shapes, bool needsInputGradient)
    {
        _blocks = [.. shapes.Select((shape, i) => new ConvBlock<TLanes>(shape, needsInputGradient || i > 0))];
        (_outputs, _choices) = (new long[shapes.Count], new long[shapes.Count]);
        _groupSize = (long)shapes[0].Inputs * _blocks[0].Input.Size;
        for (var i = 0; i < shapes.Count; i++)
        {
            var size = (long)shapes[i].Outputs * _blocks[i].Output.Size;
            (_outputs[i], _groupSize) = (_groupSize, _groupSize + size);
            if (shapes[i].Pooled) (_choices[i], _groupSize) = (_groupSize, _groupSize + size);
        }

        (_gradients, _convGradients, _weights) = (new long[shapes.Count + 1], new long[shapes.Count], new long[shapes.Count]);
        _scratch = 0;
        _workerSize = _blocks.Max(block => block.ForwardScratch);
        (_gradients[0], _workerSize) = (_workerSize, _workerSize + (needsInputGradient ? shapes[0].Inputs * _blocks[0].Input.Size : 0));
        for (var i = 0; i < shapes.Count; i++)
        {
            (_gradients[i + 1], _workerSize) = (_workerSize, _workerSize + ((long)shapes[i].Outputs * _blocks[i].Output.Size));
            (_convGradients[i], _workerSize) = (_workerSize, _workerSize + ((long)_blocks[i].ConvPlanes * _blocks[i].Conv.Size));
            (_weights[i], _workerSize) = (_workerSize, _workerSize + WeightFloats(shapes[i]));
        }

        _workerSize = (_workerSize + 1023) / 1024 * 1024;
    }

    public int Count => _blocks.Length;

    public Workspace Rent(long images) => _groups.Rent(Groups(images) * _groupSize);

    public Tensor Forward(Tensor input, IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases, Workspace? kept)
    {
        using var scope = NewDisposeScope();
        SetWeights(weights, biases, withGradients: kept is not null);
        var images = input.shape[0];
        var last = _blocks[^1].Shape;
        var result = empty([images, last.Outputs, last.OutHeight, last.OutWidth]);
        float* from = Memory.Of(input.contiguous()), to = Memory.Of(result);
        var threads = Threads(images);
        using var workers = new Rented(_workers, threads * _workerSize);
        using var passing = new Rented(_groups, kept is null ? threads * _groupSize : 0);
        Workers.Shared.Run(threads, worker =>
        {
            var scratch = workers.Start + (worker * _workerSize) + _scratch;
            for (long group = worker; group < Groups(images); group += threads)
            {
                var memory = kept is null ? passing.Start + (worker * _groupSize) : kept.Start + (group * _groupSize);
                var first = group * TLanes.Count;
                var count = (int)Math.Min(TLanes.Count, images - first);
                ImageGroup.Load<TLanes>(from + (first * ImageSize(_blocks[0].Input, _blocks[0].Shape.Inputs)), count, memory, _blocks[0].Input, _blocks[0].Shape.Inputs);
                for (var i = 0; i < _blocks.Length; i++) _blocks[i].Forward(memory + InputOf(i), memory + _outputs[i], memory + _choices[i], scratch);
                ImageGroup.Store<TLanes>(memory + _outputs[^1], _blocks[^1].Output, last.Outputs, to + (first * ImageSize(_blocks[^1].Output, last.Outputs)), count);
            }
        });
        return result.MoveToOuterDisposeScope();
    }

    public List<Tensor?> Backward(Tensor outputGradient, Workspace kept, bool needsInputGradient)
    {
        using var scope = NewDisposeScope();
        var images = outputGradient.shape[0];
        var (firstBlock, last) = (_blocks[0], _blocks[^1]);
        var inputGradient = needsInputGradient ? empty([images, firstBlock.Shape.Inputs, firstBlock.Shape.Height, firstBlock.Shape.Width]) : null;
        float* from = Memory.Of(outputGradient.contiguous()), to = inputGradient is null ? null : Memory.Of(inputGradient);
        var threads = Threads(images);
        using var workers = new Rented(_workers, threads * _workerSize);
        Workers.Shared.Run(threads, worker =>
        {
            var own = workers.Start + (worker * _workerSize);
            for (var i = 0; i < _blocks.Length; i++) new Span<float>(own + _weights[i], WeightFloats(_blocks[i].Shape)).Clear();
            for (long group = worker; group < Groups(images); group += threads)
            {
                var memory = kept.Start + (group * _groupSize);
                var first = group * TLanes.Count;
                var count = (int)Math.Min(TLanes.Count, images - first);
                ImageGroup.Load<TLanes>(from + (first * ImageSize(last.Output, last.Shape.Outputs)), count, own + _gradients[^1], last.Output, last.Shape.Outputs);
                for (var i = _blocks.Length - 1; i >= 0; i--)
                {
                    var wanted = i > 0 || to is not null;
                    var sums = own + _weights[i];
                    _blocks[i].Backward(
                        memory + InputOf(i), memory + _outputs[i], memory + _choices[i], own + _gradients[i + 1], wanted ? own + _gradients[i] : null, own + _convGradients[i],
                        sums, sums + (WeightFloats(_blocks[i].Shape) - _blocks[i].Shape.Outputs));
                }

                if (to is not null) ImageGroup.Store<TLanes>(own + _gradients[0], firstBlock.Input, firstBlock.Shape.Inputs, to + (first * ImageSize(firstBlock.Input, firstBlock.Shape.Inputs)), count);
            }
        });
        var gradients = new List<Tensor?> { inputGradient?.MoveToOuterDisposeScope() };
        for (var i = 0; i < _blocks.Length; i++)
        {
            var shape = _blocks[i].Shape;
            var (weight, bias) = (empty([shape.Outputs, shape.Inputs, 3, 3]), empty([shape.Outputs]));
            Sum(workers.Start + _weights[i], threads, Memory.Span(weight));
            Sum(workers.Start + _weights[i] + (9 * shape.Outputs * shape.Inputs), threads, Memory.Span(bias));
            gradients.Add(weight.MoveToOuterDisposeScope());
            gradients.Add(bias.MoveToOuterDisposeScope());
        }

        _groups.Return(kept);
        return gradients;
    }

    public void Dispose()
    {
        foreach (var block in _blocks) block.Dispose();
        _groups.Dispose();
        _workers.Dispose();
    }

    private static long Groups(long images) => (images + TLanes.Count - 1) / TLanes.Count;

    private static int Threads(long images) => (int)Math.Min(Fused.Threads, Groups(images));

    private static int WeightFloats(BlockShape shape) => (9 * shape.Outputs * shape.Inputs) + shape.Outputs;

    private static long ImageSize(Plane plane, int channels) => (long)channels * plane.Height * plane.Width;

    private long InputOf(int block) => block == 0 ? 0 : _outputs[block - 1];

    private void SetWeights(IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases, bool withGradients)
    {
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i].SetWeights(Memory.Of(weights[i].contiguous()), biases[i] is { } bias ? Memory.Of(bias.contiguous()) : null, withGradients);
    }

    private void Sum(float* first, int threads, Span<float> sum)
    {
        sum.Clear();
        for (var worker = 0; worker < threads; worker++)
        {
            var own = new ReadOnlySpan<float>(first + (worker * _workerSize), sum.Length);
            for (var i = 0; i < sum.Length; i++) sum[i] += own[i];
        }
    }

    /// <summary>A workspace that goes back to its pool.</summary>
    private readonly struct Rented(WorkspacePool pool, long floats) : IDisposable
    {
        private readonly Workspace? _workspace = floats > 0 ? pool.Rent(floats) : null;

        public float* Start => _workspace is null ? null : _workspace.Start;

        public void Dispose()
        {
            if (_workspace is not null) pool.Return(_workspace);
        }
    }
}
