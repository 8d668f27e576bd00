using TorchSharp.Modules;
using static TorchSharp.torch;

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

    /// <summary>How often each training image is shown, at least once. 10 unless set.</summary>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = value >= 1 ? value : throw Invalid(nameof(Epochs), value, "at least 1");
    }

    /// <summary>Images in a step, at least one. 128 unless set.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = value >= 1 ? value : throw Invalid(nameof(BatchSize), value, "at least 1");
    }

    /// <summary>The learning rate, positive, that <see cref="Optimizer"/> is given. 0.001 unless set.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value > 0 && double.IsFinite(value) ? value : throw Invalid(nameof(LearningRate), value, "positive and finite");
    }

    /// <summary>How the learning rate changes from step to step. Constant unless set.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// Gives the optimizer, from the parameters that can change and the learning rate. Adam unless set. <see cref="Schedule"/> multiplies
    /// the rate of each of its groups of parameters. It may be one that was made before, such as <c>(_, _) => optimizer</c>: it keeps what
    /// it remembers from training to training, and is not disposed.
    /// </summary>
    public Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer { get; init; } = s_adam;

    /// <summary>
    /// Seeds the order of the images and libtorch's random generator, from which the loss draws. 0 unless set. The generator belongs to the
    /// process, so only one training runs at a time.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// What else to measure after each epoch, by name, without gradients; it becomes part of the epoch's <see cref="Epoch.Measures"/>. Nothing unless set.
    /// </summary>
    public Func<IReadOnlyDictionary<string, double>>? Measure { get; init; }

    /// <summary>
    /// A file that keeps the training after each epoch, for example "01.checkpoint": a training that was interrupted goes on from its last finished epoch, and one
    /// that was finished is not repeated. None unless set; see <see cref="Training.Checkpoint"/>.
    /// </summary>
    public string? Checkpoint { get; init; }

    /// <summary>Threads of the tensor library, at least one. As many as the machine has processors unless set.</summary>
    public int Threads
    {
        get => _threads;
        init => _threads = value >= 1 ? value : throw Invalid(nameof(Threads), value, "at least 1");
    }

    /// <summary>
    /// Whether networks, losses and optimizers that have kernels for small images use them; otherwise TorchSharp's own operators compute everything. Results differ by rounding only.
    /// True unless set.
    /// </summary>
    public bool Fused { get; init; } = true;

    /// <summary>Where progress goes. A live line in a notebook and a bar in a terminal unless set; see <see cref="TrainingProgress"/>.</summary>
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
