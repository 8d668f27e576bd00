using System.Runtime.CompilerServices;
using TorchSharp;
using VectorKernels.Interop;
using VectorKernels.Threads;
using VectorKernels.Vectors;
using static TorchSharp.torch;

namespace VectorKernels.Convolution;

/// <inheritdoc cref="IConvChain"/>
internal sealed unsafe class ConvChain<TLanes> : IConvChain
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int Page = 1024; // floats
    private const int MostSums = 16; // sums of weight gradients, whatever the number of threads, so that this changes no rounding

    private readonly ConvBlock<TLanes>[] _blocks;
    private readonly long[] _outputs; // where each block's output lies in a group's memory; its input is the output before
    private readonly long[] _choices;
    private readonly long _groupSize;
    private readonly long[] _kept; // where each block's weights and biases lie behind the groups that a graph keeps
    private readonly long _keptSize;
    private readonly long[] _forward; // in the scratch of a pass: packed weights
    private readonly long[] _backward;
    private readonly long _sumsAt; // behind the packed weights
    private readonly long _workersAt; // behind the sums
    private readonly long[] _gradients; // in a worker's memory
    private readonly long[] _convGradients;
    private readonly long _workerSize;
    private readonly long[] _weights; // in a sum
    private readonly long _sumSize;
    private readonly WorkspacePool _scratch = new();
    private readonly WorkspacePool _groups = new();

    public ConvChain(IReadOnlyList<BlockShape> shapes, bool needsInputGradient)
    {
        var count = shapes.Count;
        _blocks = [.. shapes.Select((shape, i) => new ConvBlock<TLanes>(shape, needsInputGradient || i > 0))];
        (_outputs, _choices, _kept) = (new long[count], new long[count], new long[count]);
        (_forward, _backward) = (new long[count], new long[count]);
        (_gradients, _convGradients, _weights) = (new long[count + 1], new long[count], new long[count]);
        _groupSize = (long)shapes[0].Inputs * _blocks[0].Input.Size;
        _workerSize = _blocks.Max(block => block.ForwardScratch);
        _gradients[0] = Next(ref _workerSize, needsInputGradient ? shapes[0].Inputs * _blocks[0].Input.Size : 0);
        var (forward, backward) = (0L, 0L);
        for (var i = 0; i < count; i++)
        {
            var (block, shape) = (_blocks[i], shapes[i]);
            var size = (long)shape.Outputs * block.Output.Size;
            _outputs[i] = Next(ref _groupSize, size);
            _choices[i] = Next(ref _groupSize, shape.Pooled ? size : 0);
            _kept[i] = Next(ref _keptSize, WeightFloats(shape));
            _forward[i] = Next(ref forward, block.ForwardFloats);
            _backward[i] = Next(ref backward, block.BackwardFloats);
            _gradients[i + 1] = Next(ref _workerSize, size);
            _convGradients[i] = Next(ref _workerSize, (long)block.ConvPlanes * block.Conv.Size);
            _weights[i] = Next(ref _sumSize, WeightFloats(shape));
        }

        (_workerSize, _sumSize) = (WholePages(_workerSize), WholePages(_sumSize));
        _sumsAt = WholePages(Math.Max(forward, backward));
        _workersAt = _sumsAt + (MostSums * _sumSize);
    }

    public long KeptFloats(long images) => (Groups(images) * _groupSize) + _keptSize;

    public Tensor Forward(Tensor input, IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases, float* kept, int threads)
    {
        using var scope = NewDisposeScope();
        var images = input.shape[0];
        var (first, last) = (_blocks[0], _blocks[^1]);
        var result = empty([images, last.Shape.Outputs, last.Shape.OutHeight, last.Shape.OutWidth]);
        float* from = Memory.Of(input.contiguous()), to = Memory.Of(result);
        threads = (int)Math.Min(threads, Groups(images));
        using var scratch = new Rented(_scratch, _workersAt + (threads * _workerSize));
        using var passing = new Rented(_groups, kept is null ? threads * _groupSize : 0);
        for (var i = 0; i < _blocks.Length; i++)
        {
            var (weight, bias) = (weights[i].contiguous(), biases[i]?.contiguous());
            _blocks[i].PackForward(Memory.Of(weight), bias is null ? null : Memory.Of(bias), scratch.Start + _forward[i]);
            if (kept is not null) Keep(weight, bias, kept + (Groups(images) * _groupSize) + _kept[i], _blocks[i].Shape);
        }

        Workers.Shared.Run(threads, worker =>
        {
            var own = scratch.Start + _workersAt + (worker * _workerSize);
            for (long group = worker; group < Groups(images); group += threads)
            {
                var memory = kept is null ? passing.Start + (worker * _groupSize) : kept + (group * _groupSize);
                var image = group * TLanes.Count;
                var count = (int)Math.Min(TLanes.Count, images - image);
                ImageGroup.ClearBorders(memory, first.Input, first.Shape.Inputs);
                var inputs = from + (image * ImageSize(first.Input, first.Shape.Inputs));
                ImageGroup.Load<TLanes>(inputs, count, memory, first.Input, first.Shape.Inputs);
                for (var i = 0; i < _blocks.Length; i++)
                {
                    var output = memory + _outputs[i];
                    ImageGroup.ClearBorders(output, _blocks[i].Output, _blocks[i].Shape.Outputs);
                    _blocks[i].Forward(scratch.Start + _forward[i], memory + InputOf(i), output, memory + _choices[i], own);
                }

                var outputs = to + (image * ImageSize(last.Output, last.Shape.Outputs));
                ImageGroup.Store<TLanes>(memory + _outputs[^1], last.Output, last.Shape.Outputs, outputs, count);
            }
        });
        return result.MoveToOuterDisposeScope();
    }

    public List<Tensor?> Backward(Tensor outputGradient, float* kept, bool needsInputGradient, int threads)
    {
        using var scope = NewDisposeScope();
        var images = outputGradient.shape[0];
        var (first, last) = (_blocks[0], _blocks[^1]);
        var inputGradient = needsInputGradient ? empty([images, first.Shape.Inputs, first.Shape.Height, first.Shape.Width]) : null;
        float* from = Memory.Of(outputGradient.contiguous()), to = inputGradient is null ? null : Memory.Of(inputGradient);
        var parts = (int)Math.Min(MostSums, Groups(images));
        threads = Math.Min(threads, parts);
        using var scratch = new Rented(_scratch, _workersAt + (threads * _workerSize));
        var allSums = scratch.Start + _sumsAt;
        var keptWeights = kept + (Groups(images) * _groupSize);
        for (var i = 0; i < _blocks.Length; i++) _blocks[i].PackBackward(keptWeights + _kept[i], scratch.Start + _backward[i]);
        Workers.Shared.Run(threads, worker =>
        {
            for (var part = worker; part < parts; part += threads) RunPart(part, scratch.Start + _workersAt + (worker * _workerSize));
        });

        void RunPart(int part, float* own)
        {
            var partSums = allSums + (part * _sumSize);
            new Span<float>(partSums, (int)_sumSize).Clear();
            for (long group = part; group < Groups(images); group += parts)
            {
                var memory = kept + (group * _groupSize);
                var image = group * TLanes.Count;
                var count = (int)Math.Min(TLanes.Count, images - image);
                var upstream = from + (image * ImageSize(last.Output, last.Shape.Outputs));
                ImageGroup.Load<TLanes>(upstream, count, own + _gradients[^1], last.Output, last.Shape.Outputs);
                for (var i = _blocks.Length - 1; i >= 0; i--)
                {
                    var wanted = i > 0 || to is not null;
                    var sums = partSums + _weights[i];
                    _blocks[i].Backward(
                        scratch.Start + _backward[i], memory + InputOf(i), memory + _outputs[i], memory + _choices[i],
                        own + _gradients[i + 1], wanted ? own + _gradients[i] : null, own + _convGradients[i],
                        sums, sums + BiasAt(_blocks[i].Shape));
                }

                if (to is null) continue;
                ImageGroup.Store<TLanes>(
                    own + _gradients[0], first.Input, first.Shape.Inputs, to + (image * ImageSize(first.Input, first.Shape.Inputs)), count);
            }
        }

        for (var part = 1; part < parts; part++) AddTo(allSums, allSums + (part * _sumSize));
        var gradients = new List<Tensor?> { inputGradient?.MoveToOuterDisposeScope() };
        for (var i = 0; i < _blocks.Length; i++)
        {
            var shape = _blocks[i].Shape;
            var (weight, bias) = (empty([shape.Outputs, shape.Inputs, 3, 3]), empty([shape.Outputs]));
            new Span<float>(allSums + _weights[i], BiasAt(shape)).CopyTo(Memory.Span(weight));
            new Span<float>(allSums + _weights[i] + BiasAt(shape), shape.Outputs).CopyTo(Memory.Span(bias));
            gradients.Add(weight.MoveToOuterDisposeScope());
            gradients.Add(bias.MoveToOuterDisposeScope());
        }

        return gradients;
    }

    public bool HasBiases(float* kept, long images, IReadOnlyList<Tensor?> biases)
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            if (biases[i] is not { } bias) continue;
            var shape = _blocks[i].Shape;
            var before = new ReadOnlySpan<float>(kept + (Groups(images) * _groupSize) + _kept[i] + BiasAt(shape), shape.Outputs);
            using var now = bias.contiguous();
            if (!before.SequenceEqual(Memory.Span(now))) return false;
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var block in _blocks) block.Dispose();
        _scratch.Dispose();
        _groups.Dispose();
    }

    private static long Groups(long images) => (images + TLanes.Count - 1) / TLanes.Count;

    private static int BiasAt(BlockShape shape) => 9 * shape.Outputs * shape.Inputs;

    private static int WeightFloats(BlockShape shape) => BiasAt(shape) + shape.Outputs;

    private static long ImageSize(Plane plane, int channels) => (long)channels * plane.Height * plane.Width;

    private static long WholePages(long floats) => (floats + Page - 1) / Page * Page;

    private static long Next(ref long end, long floats) => (end += floats) - floats;

    private static void Keep(Tensor weight, Tensor? bias, float* kept, BlockShape shape)
    {
        Memory.Span(weight).CopyTo(new Span<float>(kept, BiasAt(shape)));
        if (bias is not null) Memory.Span(bias).CopyTo(new Span<float>(kept + BiasAt(shape), shape.Outputs));
    }

    private long InputOf(int block) => block == 0 ? 0 : _outputs[block - 1];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTo(float* sum, float* part)
    {
        for (var i = 0L; i < _sumSize; i += TLanes.Count) TLanes.Load(sum + i).Plus(TLanes.Load(part + i)).Store(sum + i);
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
