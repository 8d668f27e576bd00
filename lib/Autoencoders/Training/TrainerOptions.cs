using TorchSharp.Modules;

namespace Autoencoders.Training;

/// <summary>How to train. The defaults are the course's usual ones.</summary>
public sealed record TrainerOptions
{
    private static readonly Func<IEnumerable<Parameter>, double, optim.Optimizer> s_adam =
        (parameters, rate) => optim.Adam(parameters, rate);

    private readonly int _epochs = 10;
    private readonly int _batchSize = 128;
    private readonly double _learningRate = 1e-3;
    private readonly int _threads = Environment.ProcessorCount;

    /// <summary>Passes over the training images; at least 1, default 10.</summary>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = value >= 1 ? value : throw Invalid(nameof(Epochs), value, "at least 1");
    }

    /// <summary>Images in a step; at least 1, default 128.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = value >= 1 ? value : throw Invalid(nameof(BatchSize), value, "at least 1");
    }

    /// <summary>The learning rate that <see cref="Optimizer"/> is given; positive, default 0.001.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value > 0 && double.IsFinite(value) ? value
            : throw Invalid(nameof(LearningRate), value, "positive and finite");
    }

    /// <summary>How the learning rate changes from step to step; constant by default.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// Gives the optimizer, from the parameters that can change and the learning rate; Adam by default. <see cref="Schedule"/> multiplies
    /// the rate of each of its groups of parameters. It may be one that was made before, such as <c>(_, _) => optimizer</c>: it keeps what
    /// it remembers from training to training, and is not disposed.
    /// </summary>
    public Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer { get; init; } = s_adam;

    /// <summary>
    /// Seeds the order of the images and libtorch's random generator, from which the loss draws; default 0. The generator belongs to the
    /// process, so only one training runs at a time.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// What else to measure after each epoch, by name, without gradients, for <see cref="Epoch.Measures"/>; null for nothing.
    /// </summary>
    public Func<IReadOnlyDictionary<string, double>>? Measure { get; init; }

    /// <summary>
    /// A file that keeps the training after each epoch, for example "01.checkpoint"; null for none. An interrupted training goes on from
    /// its last finished epoch, and a finished one is not repeated. See <see cref="Training.Checkpoint"/>.
    /// </summary>
    public string? Checkpoint { get; init; }

    /// <summary>Threads of the tensor library; at least 1, by default as many as the machine has processors.</summary>
    public int Threads
    {
        get => _threads;
        init => _threads = value >= 1 ? value : throw Invalid(nameof(Threads), value, "at least 1");
    }

    /// <summary>
    /// Whether networks, losses and optimizers use vector code where there is some for them, as by default; otherwise TorchSharp's own
    /// operators compute everything. Results differ by rounding only.
    /// </summary>
    public bool Fused { get; init; } = true;

    /// <summary>
    /// Where progress goes; by default to a live line in a notebook and a bar in a terminal. See <see cref="TrainingProgress"/>.
    /// </summary>
    public IProgress<TrainingProgress> Progress { get; init; } = new ProgressLine();

    /// <summary>Whether the optimizers belong to the trainer, which disposes them.</summary>
    internal bool OwnsOptimizers => Optimizer == s_adam;

    /// <summary>The optimizer of those parameters that can change.</summary>
    internal optim.Optimizer OptimizerOf(IEnumerable<Parameter> parameters) =>
        Optimizer([.. parameters.Where(parameter => parameter.requires_grad)], LearningRate)
        ?? throw new InvalidOperationException($"{nameof(TrainerOptions)}.{nameof(Optimizer)} gave null.");

    private static ArgumentOutOfRangeException Invalid(string name, object value, string allowed) =>
        new(name, value, $"{name} is {value}; it must be {allowed}.");
}
