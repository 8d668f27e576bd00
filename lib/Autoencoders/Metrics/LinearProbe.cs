using Autoencoders.Data;
using Autoencoders.Training;
using TorchSharp.Modules;

namespace Autoencoders.Metrics;

/// <summary>
/// A linear classifier of codes: how well it does says how much about the classes a plane can read from the codes (Alain and Bengio,
/// Understanding intermediate layers using linear classifier probes, 2016). It is logistic regression, p(c | z) = softmax(W u + b) with
/// the standardised code u = (z - mean) / sd. The tensors belong to the object and outlive dispose scopes.
/// </summary>
public sealed class LinearProbe : IDisposable
{
    private const int BatchSize = 500;
    private const double LearningRate = 0.05;

    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Tensor _weights; // [D, classes]
    private readonly Tensor _biases;

    private LinearProbe(Tensor mean, Tensor deviation, Tensor weights, Tensor biases)
    {
        _mean = mean.DetachFromDisposeScope();
        _deviation = deviation.DetachFromDisposeScope();
        _weights = weights.DetachFromDisposeScope();
        _biases = biases.DetachFromDisposeScope();
    }

    /// <summary>
    /// Fits W and b from zero: cross-entropy (mean over the codes, in nats) + l2 / 2 |W|^2, by Adam with batches of 500 and a learning rate
    /// that falls along a cosine. The problem is convex, so the order of the batches hardly matters.
    /// </summary>
    /// <param name="codes">float [N, ...]; all dimensions but the first are read as one.</param>
    /// <param name="labels">int64 [N], from 0 to the number of classes less one.</param>
    /// <param name="seed">Decides the order of the batches: the same seed gives the same classifier.</param>
    /// <param name="epochs">How often each code is seen.</param>
    /// <param name="l2">The weight of the penalty on W; scikit-learn's C is 1 / (l2 N).</param>
    public static LinearProbe Fit(Tensor codes, Tensor labels, int seed = 1, int epochs = 20, double l2 = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        Refuse.OutOfRange(!(l2 >= 0 && double.IsFinite(l2)), nameof(l2), l2, $"The penalty is {l2}; it must be finite and at least 0.");
        RequireOneLabelEach(codes, labels);
        using var scope = NewDisposeScope();
        using var thread = new OneThread();
        using var gradients = enable_grad();
        using var plain = codes.detach().flatten(1);
        Refuse.If(!plain.isfinite().all().item<bool>(), nameof(codes),
            $"Some codes are NaN or infinite: look at the training that made them.");
        var (mean, deviation) = (plain.mean([0]), plain.std(0, unbiased: false));
        deviation = deviation.masked_fill(deviation.eq(0), 1); // a number that never changes says nothing; it must not divide by zero
        var standardised = (plain - mean) / deviation;
        var classes = labels.max().item<long>() + 1;
        using var weights = new Parameter(zeros(plain.shape[1], classes));
        using var biases = new Parameter(zeros(classes));
        using var optimizer = optim.Adam([weights, biases], LearningRate);
        using var rates = new LearningRates([optimizer]);
        var (schedule, random) = (Schedule.Cosine(), new Random(seed));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var turn = NewDisposeScope();
            var order = Enumerable.Range(0, (int)plain.shape[0]).Select(i => (long)i).ToArray();
            random.Shuffle(order);
            var places = tensor(order).split(BatchSize);
            for (var i = 0; i < places.Length; i++)
            {
                using var step = NewDisposeScope();
                rates.Multiply(schedule.Factor((epoch + ((double)i / places.Length)) / epochs));
                optimizer.zero_grad();
                var outputs = standardised.index_select(0, places[i]).matmul(weights) + biases; // [B, classes]
                var loss = functional.cross_entropy(outputs, labels.index_select(0, places[i])) + (weights.square().sum() * (l2 / 2));
                loss.backward();
                optimizer.step();
            }
        }

        return new LinearProbe(mean, deviation, weights.detach().clone(), biases.detach().clone());
    }

    /// <summary>The most probable class of each code: [N, ...] -> int64 [N].</summary>
    public Tensor Predict(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var flat = codes.flatten(1);
        Refuse.If(flat.shape[1] != _mean.shape[0], nameof(codes),
            $"The classifier is for codes of {_mean.shape[0]} numbers, not {flat.shape[1]}.");
        return (((flat - _mean) / _deviation).matmul(_weights) + _biases).argmax(1).MoveToOuterDisposeScope();
    }

    /// <summary>The share of codes, from 0 to 1, that are given their own label.</summary>
    /// <param name="codes">float [N, ...].</param>
    /// <param name="labels">int64 [N].</param>
    public double Accuracy(Tensor codes, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(labels);
        RequireOneLabelEach(codes, labels);
        using var scope = NewDisposeScope();
        return Predict(codes).eq(labels).to(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
        _weights.Dispose();
        _biases.Dispose();
    }

    private static void RequireOneLabelEach(Tensor codes, Tensor labels)
    {
        var count = codes.shape[0];
        if (codes.dim() >= 2 && labels.dim() == 1 && labels.dtype == ScalarType.Int64 && labels.shape[0] == count && count > 0) return;
        throw new ArgumentException($"Codes [N, ...] need int64 labels [N], N at least 1, not {codes.ShapeText()} with {labels.dtype} "
            + $"{labels.ShapeText()}.", nameof(labels));
    }
}
