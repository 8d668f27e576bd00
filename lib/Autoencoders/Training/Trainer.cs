using Autoencoders.Data;
using Autoencoders.Display;
using Autoencoders.Models;
using TorchSharp.Modules;
using VectorKernels.Threads;

namespace Autoencoders.Training;

/// <summary>
/// Trains a network on images: for each epoch it shows all batches in a new random order, takes one step of the optimizer for each, and
/// measures the loss on the test images.
/// </summary>
public sealed class Trainer
{
    private const int TestBatchSize = 200; // what a network makes of so many images stays in the cache

    private readonly nn.Module _model;
    private readonly ITrainingStep _step;
    private readonly TrainerOptions _options;

    /// <summary>Prepares a training.</summary>
    /// <param name="model">The network whose parameters are trained.</param>
    /// <param name="loss">The loss of a batch, a scalar: the mean over its images, with gradients.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    public Trainer(nn.Module model, Func<Batch, Tensor> loss, TrainerOptions? options = null)
        : this(model, new GradientStep(model, loss), options)
    {
        ArgumentNullException.ThrowIfNull(loss);
    }

    /// <summary>Prepares a training whose step is another than following the gradient of one loss.</summary>
    /// <param name="model">The network whose parameters are trained.</param>
    /// <param name="step">What to do with a batch.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    public Trainer(nn.Module model, ITrainingStep step, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(step);
        (_model, _step, _options) = (model, step, options ?? new TrainerOptions());
    }

    /// <summary>Trains for all epochs, or until cancelled; the network is then as the last batch left it.</summary>
    /// <remarks>
    /// It trains in training mode. Layers that are in evaluation mode stay so, such as a frozen batch normalisation, unless the whole
    /// network is. Afterwards, or after an error, each layer's mode and the learning rates of the optimizer are as before the call.
    /// </remarks>
    /// <param name="train">The images to learn from, at least one.</param>
    /// <param name="test">Images to measure the loss on after each epoch, without learning from them; null for none.</param>
    /// <param name="cancellation">Ends the training after the batch that runs; interrupting a notebook's cell does too.</param>
    /// <returns>The finished epochs.</returns>
    /// <exception cref="NonFiniteLossException">The loss became NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another training runs in this process; the optimizer does not fit the network; element types differ; or the checkpoint is of another
    /// training.
    /// </exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged.</exception>
    public History Fit(ImageDataset train, ImageDataset? test = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Length == 0) throw new ArgumentException($"Data set '{train.Name}' has no images to learn from.", nameof(train));
        if (test is { Length: 0 }) throw NothingToMeasure(test, nameof(test));
        using var turn = TrainingTurn.Begin("A training cannot begin", inner: false);
        if (!_model.parameters().Any(parameter => parameter.requires_grad))
        {
            throw new InvalidOperationException("The network has no parameters that training can change: it has none, all are frozen "
                + "(requires_grad = false), or it was disposed.");
        }

        if (_options.Checkpoint is { } path) WholeFile.RequireWritable(path);
        using var threads = ThreadShare.For(_model, _options.Threads);
        using var plain = _options.Fused ? null : KernelSettings.Off();
        using var modes = new ModuleModes(_model);
        random.manual_seed(_options.Seed);
        var optimizers = _step.Begin(_options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, CurrentCell.Cancellation);
        try
        {
            RequireFit(optimizers);
            using var rates = new LearningRates(optimizers);
            return Fit(train, test, modes, optimizers, rates, stop.Token);
        }
        finally
        {
            if (_options.OwnsOptimizers)
            {
                foreach (var optimizer in optimizers) optimizer.Dispose();
            }
        }
    }

    /// <summary>The mean loss over a data set, in evaluation mode and without gradients. Each layer keeps its mode.</summary>
    /// <param name="dataset">At least one image.</param>
    /// <exception cref="InvalidOperationException">A training or a measurement runs on another thread, or element types differ.</exception>
    public double Evaluate(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Length == 0) throw NothingToMeasure(dataset, nameof(dataset));
        using var turn = TrainingTurn.Begin("A loss cannot be measured", inner: true);
        using var threads = ThreadShare.For(_model, _options.Threads);
        using var plain = _options.Fused ? null : KernelSettings.Off();
        using var modes = ModuleModes.Evaluation(_model);
        using var gradients = no_grad();
        using var batches = Batches.InOrder(dataset, TestBatchSize);
        var sum = 0.0;
        for (var i = 0; i < batches.Count; i++)
        {
            using var scope = NewDisposeScope();
            var batch = batches[i];
            var loss = LossErrors.Named(_model, batch, () => Losses.Value(_step.Loss(batch)));
            sum += (float)loss == loss ? (float)loss * batch.Length : loss * batch.Length; // in the loss's own precision
        }

        return sum / dataset.Length;
    }

    private History Fit(
        ImageDataset train, ImageDataset? test, ModuleModes modes, IReadOnlyList<optim.Optimizer> optimizers, LearningRates rates,
        CancellationToken stop)
    {
        var order = new Random(_options.Seed);
        var checkpoint = _options.Checkpoint is { } file
            ? new Checkpoint(file, Checkpoint.Describe(_model, _options, train, optimizers), [_model], optimizers) : null;
        List<Epoch> epochs = [.. checkpoint?.Load(() => FirstLoss(train))?.Epochs ?? []];
        if (epochs.Count == _options.Epochs)
        {
            LiveDisplay.Show($"The training was finished before: network and history come from '{_options.Checkpoint}'. "
                + "Delete the file to start over.");
        }

        // So that the next epoch gets the order that it would have had.
        foreach (var _ in epochs) Batches.Shuffled(train, _options.BatchSize, order).Dispose();
        var run = new TrainingRun(_model, modes, _step, rates, _options, train, [.. epochs]);
        while (epochs.Count < _options.Epochs && run.TrainEpoch(epochs.Count + 1, order, stop) is { } epoch)
        {
            epochs.Add(Measure(epoch, test));
            checkpoint?.Save(new History(epochs), FirstLoss(train));
            run.ReportEpoch(epochs[^1].TestLoss, epochs.Count == _options.Epochs);
        }

        return new History(epochs, cancelled: epochs.Count < _options.Epochs);
    }

    /// <summary>
    /// The loss of the first images in evaluation mode, from the same random numbers each time: with the same weights it tells one loss and
    /// one data set from another. The random generator is left as it was.
    /// </summary>
    private double FirstLoss(ImageDataset images)
    {
        const int most = 16;
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var modes = ModuleModes.Evaluation(_model);
        var state = get_rng_state();
        try
        {
            random.manual_seed(_options.Seed);
            using var first = images.Take(most);
            using var batches = Batches.InOrder(first, most);
            return LossErrors.Named(_model, batches[0], () => Losses.Value(_step.Loss(batches[0])));
        }
        finally
        {
            set_rng_state(state);
        }
    }

    private Epoch Measure(Epoch epoch, ImageDataset? test)
    {
        if (test is not null) epoch = epoch with { TestLoss = Evaluate(test) };
        if (_options.Measure is null) return epoch;
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var measures = epoch.Measures.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in _options.Measure())
        {
            if (measures.TryAdd(name, value)) continue;
            throw new ArgumentException($"'{name}' is measured by the training's step already: give it another name.");
        }

        return epoch with { Measures = measures };
    }

    // What no optimizer complains of: it would train something else, or the same weight twice in a step.
    private void RequireFit(IReadOnlyList<optim.Optimizer> optimizers)
    {
        if (optimizers.FirstOrDefault(optimizer => optimizer is not OptimizerHelper) is { } native)
        {
            throw new InvalidOperationException($"The trainer cannot take steps of {native.GetType().Name}. Take Adam or another one.");
        }

        var trained = optimizers.SelectMany(optimizer => optimizer.parameters()).Select(parameter => parameter.Handle).ToList();
        if (!_model.parameters().Any(parameter => trained.Contains(parameter.Handle)))
        {
            throw new InvalidOperationException("The optimizer has no parameter of the network: make it from the parameters of the network "
                + "that is trained, after any 'to', which replaces them.");
        }

        if (trained.Distinct().Count() < trained.Count)
        {
            throw new InvalidOperationException("A parameter is in two groups of the optimizers, and would take two steps at once: "
                + "give it to one of them.");
        }
    }

    private static ArgumentException NothingToMeasure(ImageDataset dataset, string name) =>
        new($"Data set '{dataset.Name}' has no images to measure the loss on: give it at least one, or leave it out.", name);
}
