using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Tests;

/// <summary>
/// A network of random rows of layers, and a random order of forward and backward passes through it, on one thread or two. It runs once
/// through the kernels and once through TorchSharp's layers in double precision.
/// </summary>
internal sealed class GraphDraw
{
    private const double NearestToAKink = 5e-6; // relative; nearer, rounding decides on which side of a ReLU or a maximum a value lies

    private readonly Random _random;
    private readonly Sequential _reference;
    private readonly Fused _fused;
    private readonly int _seed;
    private readonly List<Graph>[] _threads;

    private bool _isFarFromKinks = true;

    private GraphDraw(int seed)
    {
        (_seed, _random) = (seed, new Random(seed));
        var (channels, height, width) = (_random.Next(1, 4), 2 * _random.Next(3, 9), 2 * _random.Next(3, 9));
        _reference = Sequential(Layers(new Random(seed), channels)).to(ScalarType.Float64);
        foreach (var parameter in _reference.parameters())
        {
            using var off = no_grad();
            var scale = parameter.dim() == 4 ? 1.5 / Math.Sqrt(9 * parameter.shape[1]) : 0.1; // so that no sigmoid runs out of digits
            parameter.copy_(Normal(parameter.shape, _random.Next()) * scale);
            parameter.requires_grad = _random.Next(6) > 0;
        }

        _fused = Fused.Of(Sequential(Layers(new Random(seed), channels)));
        foreach (var (own, other) in _fused.parameters().Zip(_reference.parameters()))
        {
            using var off = no_grad();
            own.copy_(other);
            other.copy_(own); // both have the digits of single precision
            own.requires_grad = other.requires_grad;
        }

        _threads = [.. Enumerable.Range(0, _random.Next(3) == 0 ? 2 : 1).Select(_ => Graphs(channels, height, width))];
    }

    /// <summary>The draw of a seed, without values near a kink.</summary>
    public static GraphDraw Of(int seed)
    {
        while (true)
        {
            var draw = new GraphDraw(seed);
            if (draw._isFarFromKinks) return draw;
            seed += 1_000_000;
        }
    }

    /// <summary>What was drawn.</summary>
    public string Description =>
        string.Join(' ', _reference.children().Select(layer => layer.GetName())) + "; "
        + string.Join(" | ", _threads.Select(graphs => string.Join(", ", graphs)));

    /// <summary>The kernels' largest difference of any gradient, relative to the largest value in it.</summary>
    public double LargestDifference()
    {
        Run(_reference, ScalarType.Float64);
        return LargestDifference(_fused);
    }

    /// <summary>The same of TorchSharp's layers in single precision, after <see cref="LargestDifference()"/>.</summary>
    public double LargestDifferenceOfLayers()
    {
        var layers = Sequential(Layers(new Random(_seed), _fused.parameters().First().shape[1]));
        layers.load_state_dict(_fused.state_dict());
        foreach (var (own, other) in layers.parameters().Zip(_fused.parameters())) own.requires_grad = other.requires_grad;
        return LargestDifference(layers);
    }

    private double LargestDifference(Module<Tensor, Tensor> network)
    {
        Run(network, ScalarType.Float32);
        var pairs = network.parameters().Select(parameter => parameter.grad)
            .Zip(_reference.parameters().Select(parameter => parameter.grad))
            .Concat(_threads.SelectMany(graphs => graphs)
                .Select(graph => (graph.Gradients[ScalarType.Float32], graph.Gradients[ScalarType.Float64])));
        return pairs.Max(pair => Difference(pair.Item1, pair.Item2));
    }

    private static double Difference(Tensor? actual, Tensor? expected)
    {
        if (actual is null && expected is null) return 0;
        if (actual is null || expected is null) return double.PositiveInfinity;
        var largest = expected.abs().max().item<double>();
        var difference = (actual.to(ScalarType.Float64) - expected).abs().max().item<double>();
        return double.IsNaN(difference) ? double.PositiveInfinity : difference / Math.Max(largest, 1e-2);
    }

    private void Run(Module<Tensor, Tensor> network, ScalarType type)
    {
        foreach (var parameter in network.parameters()) parameter.grad = null;
        if (_threads.Length == 1)
        {
            foreach (var act in Program(_threads[0])) act(network, type);
            return;
        }

        var runs = _threads.Select(graphs => Task.Factory.StartNew(
            () =>
            {
                foreach (var act in Program(graphs)) act(network, type);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        Task.WaitAll(runs);
    }

    // The passes of all graphs in their drawn order: first a graph's forward pass, then its backward passes, of which all but the last
    // retain the graph.
    private static IEnumerable<Action<Module<Tensor, Tensor>, ScalarType>> Program(List<Graph> graphs) =>
        graphs.SelectMany(graph => graph.Passes).OrderBy(pass => pass.Time).Select(pass => pass.Act);

    private List<Graph> Graphs(int channels, int height, int width) =>
        [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => new Graph(_random, Input(channels, height, width)))];

    private static Tensor Normal(long[] shape, int seed)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, ScalarType.Float32, generator: generator).to(ScalarType.Float64);
    }

    private Tensor Input(int channels, int height, int width)
    {
        for (var images = _random.Next(8, 41); ; images = Math.Max(8, images / 2))
        {
            var input = Normal([images, channels, height, width], _random.Next());
            if (DistanceToAKink(input) > NearestToAKink) return input;
            if (images > 8) continue;
            _isFarFromKinks = false;
            return input;
        }
    }

    private double DistanceToAKink(Tensor value)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var nearest = double.PositiveInfinity;
        foreach (var layer in _reference.children().Cast<Module<Tensor, Tensor>>())
        {
            if (layer is ReLU) nearest = Math.Min(nearest, Least(value.abs()));
            if (layer is TorchSharp.Modules.MaxPool2d)
            {
                var windows = functional.pad(value, [0, 1, 0, 1], value: -100).unfold(2, 2, 2).unfold(3, 2, 2).flatten(4).topk(2).values;
                nearest = Math.Min(nearest, Least(windows[.., .., .., .., 0] - windows[.., .., .., .., 1]));
            }

            value = layer.call(value);
        }

        return nearest;

        // Without exact zeros, which have no digits that rounding could change.
        double Least(Tensor distances) =>
            (distances.masked_fill(distances == 0, 100).min() / value.abs().max().clamp_min(1e-9)).item<double>();
    }

    private static Module<Tensor, Tensor>[] Layers(Random random, long channels)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var (blocks, last) = (random.Next(1, 5), channels);
        for (var i = 0; i < blocks; i++)
        {
            var next = random.Next(1, 10);
            var enlarged = random.Next(4) == 0;
            var stride = !enlarged && random.Next(4) == 0 ? 2 : 1;
            if (enlarged) layers.Add(Upsample(scale_factor: [2, 2]));
            layers.Add(Conv2d(last, next, 3, stride: stride, padding: stride == 2 ? 1 : random.Next(2), bias: random.Next(5) > 0));
            var activation = random.Next(3);
            if (activation == 0) layers.Add(Sigmoid());
            if (activation == 1) layers.Add(ReLU());
            if (random.Next(4) == 0) layers.Add(MaxPool2d(2, ceil_mode: random.Next(2) == 0));
            if (random.Next(6) == 0) layers.Add(Identity()); // which no kernel computes: a new row begins
            last = next;
        }

        return IsPossible(layers, channels) ? [.. layers] : Layers(random, channels);
    }

    private static bool IsPossible(List<Module<Tensor, Tensor>> layers, long channels)
    {
        using var off = no_grad();
        try
        {
            var value = zeros(1, channels, 6, 6);
            foreach (var layer in layers) value = layer.call(value);
            return true;
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            return false;
        }
    }

    /// <summary>A forward pass and its backward passes.</summary>
    private sealed class Graph
    {
        private readonly Tensor _input;
        private readonly bool _inputRequires;
        private readonly Dictionary<ScalarType, (Tensor Input, Tensor Output)> _made = [];
        private readonly int[] _upstreams; // seeds

        public Graph(Random random, Tensor input)
        {
            (_input, _inputRequires) = (input, random.Next(3) == 0);
            _upstreams = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next())];
            var times = Enumerable.Range(0, 1 + _upstreams.Length).Select(_ => random.NextDouble()).Order().ToList();
            Passes.Add((times[0], Forward));
            Passes.AddRange(_upstreams.Select<int, (double, Action<Module<Tensor, Tensor>, ScalarType>)>(
                (upstream, i) => (times[i + 1], (_, type) => Backward(type, upstream, isLast: i == _upstreams.Length - 1))));
        }

        public List<(double Time, Action<Module<Tensor, Tensor>, ScalarType> Act)> Passes { get; } = [];

        public Dictionary<ScalarType, Tensor?> Gradients { get; } = new() { [ScalarType.Float32] = null, [ScalarType.Float64] = null };

        public override string ToString() =>
            $"[{string.Join('x', _input.shape)}]{(_inputRequires ? " with" : " without")} a gradient, {_upstreams.Length} backward";

        private void Forward(Module<Tensor, Tensor> network, ScalarType type)
        {
            var input = _input.to(type).clone().requires_grad_(_inputRequires);
            _made[type] = (input, network.call(input));
            if (_upstreams.Length == 0) Drop(type);
        }

        private void Backward(ScalarType type, int seed, bool isLast)
        {
            var (input, output) = _made[type];
            var upstream = Normal(output.shape, seed) + 1; // a mean of one, so that no sum cancels to a value for which no digits are left
            if (output.requires_grad) output.backward([upstream.to(type)], retain_graph: !isLast);
            Gradients[type] = input.grad;
            if (isLast) Drop(type);
        }

        private void Drop(ScalarType type)
        {
            _made[type].Output.Dispose();
            _made.Remove(type);
        }
    }
}
