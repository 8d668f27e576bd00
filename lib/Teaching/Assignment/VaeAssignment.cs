using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// The assignment: a convolutional variational autoencoder of MNIST with 20 latent numbers. Each check takes the student's function, tries
/// it, and says in words what is missing. Checks never throw, whatever the function does; a task that needs others says so.
/// </summary>
/// <param name="test">Images that training does not see, [N,1,28,28].</param>
/// <param name="goal">The test loss, in nats for an image, that the trained network must come to.</param>
/// <param name="seed">Decides the first weights and the noise of the measurement.</param>
public sealed class VaeAssignment(ImageDataset test, double goal, int seed = 1)
{
    private const int ProbeImages = 8;
    private const int ComparedImages = 200;

    private readonly Dictionary<int, TaskReport> _reports = [];
    private Func<Module<Tensor, Tensor>?>? _encoder;
    private Func<Module<Tensor, Tensor>?>? _decoder;
    private Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?>? _model;
    private MeasuredElbo? _measured;

    /// <summary>The trained network, or null before a training has come to its end.</summary>
    public AssembledVae? Trained { get; private set; }

    /// <summary>What the training returned, or null before.</summary>
    public History? History { get; private set; }

    /// <summary>The trained network's mean test loss in nats for an image, or null before.</summary>
    public double? Nats => _measured?.Nats;

    /// <summary>Digits that were drawn, [40,1,28,28], or null before task 8.</summary>
    public Tensor? Samples { get; private set; }

    /// <summary>The network of the bonus, or null before it was trained.</summary>
    public AssembledVae? TrainedOnClothes { get; private set; }

    /// <summary>How long to wait for a function; a training has <see cref="TrainingLimit"/>.</summary>
    internal TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait for a training.</summary>
    internal TimeSpan TrainingLimit { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Task 1: a network from images [N,1,28,28] to [N,40]: 20 means, then 20 numbers s; softplus(s) is the deviation.</summary>
    public TaskReport CheckEncoder(Func<Module<Tensor, Tensor>?> create)
    {
        _encoder = create;
        return Report(AssignmentTask.Encoder, () => EncoderCheck.Run(create, test.Images[..ProbeImages]));
    }

    /// <summary>Task 2: a network from codes [N,20] to images [N,1,28,28] in [0,1].</summary>
    public TaskReport CheckDecoder(Func<Module<Tensor, Tensor>?> create)
    {
        _decoder = create;
        return Report(AssignmentTask.Decoder, () => DecoderCheck.Run(create));
    }

    /// <summary>Task 3: from mu and s [N,20] to a sample z [N,20] of the deviation softplus(s).</summary>
    public TaskReport CheckReparameterize(Func<Tensor, Tensor, Tensor?> sample) =>
        Report(AssignmentTask.Reparameterization, () => ReparameterizationCheck.Run(sample));

    /// <summary>
    /// Task 4: from mean and deviation of two normal distributions, [N,20] each, to the divergence of the first from the second,
    /// [N] in nats.
    /// </summary>
    public TaskReport CheckKl(Func<Tensor, Tensor, Tensor, Tensor, Tensor?> kl) =>
        Report(AssignmentTask.Divergence, () => DivergenceCheck.Run(kl));

    /// <summary>Task 5: what encoder, decoder and images [N,1,28,28] give together.</summary>
    public TaskReport CheckForward(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?> model)
    {
        _model = model;
        return Report(AssignmentTask.Model, () => ModelCheck.Run(model, test.Images[..ProbeImages]));
    }

    /// <summary>Task 6: the loss of a batch, a scalar in nats.</summary>
    public TaskReport CheckLoss(Func<VaeOutput, Tensor, Tensor?> loss) =>
        Report(AssignmentTask.Loss, () => LossCheck.Run(loss, test.Images[..ProbeImages]));

    /// <summary>Task 7: trains a new network by the function and measures its test loss.</summary>
    public TaskReport CheckTraining(Func<AssembledVae, History?> train) => Report(AssignmentTask.Training, () => Training(train));

    /// <summary>Task 8: from a decoder and a number to that many new images.</summary>
    public TaskReport CheckSamples(Func<Module<Tensor, Tensor>, int, Tensor?> sample) => Report(AssignmentTask.Samples, () =>
    {
        Trained!.eval();
        return SamplesCheck.Run(sample, Trained.Decoder, test.Images[..Math.Min(ComparedImages, test.Length)], images => Samples = images);
    });

    /// <summary>Task 9: a measurement, mended: from an encoder, a decoder and images to nats per image, a scalar.</summary>
    public TaskReport CheckMeasurement(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor?> measure) =>
        Report(AssignmentTask.Measurement, () => MeasurementCheck.Run(measure, test.Images[..ProbeImages]));

    /// <summary>Task 10: what two charts say, in words; a person reads it.</summary>
    public TaskReport CheckAnswer(string? answer) => Report(AssignmentTask.Answer, () => AnswerCheck.Run(answer));

    /// <summary>
    /// The bonus: trains a new network on most of the given images, and measures it on the others. It must come below what the network of
    /// task 7, which knows digits only, comes to there.
    /// </summary>
    public TaskReport CheckClothes(Func<AssembledVae, ImageDataset, History?> train, ImageDataset clothes) =>
        Report(AssignmentTask.Clothes, () =>
        {
            var (kept, held) = clothes.HoldOut((int)clothes.Length / 5);
            var goal = MeasuredElbo.Of(Trained!, held, seed).Nats;
            var vae = NewNetwork();
            return TrainingCheck.Run(network => train(network, kept), vae, held, goal, seed, _ => TrainedOnClothes = vae);
        });

    /// <summary>All tasks, what is done, and the points.</summary>
    public ScoreSheet Score() => new(new Dictionary<int, TaskReport>(_reports));

    private IEnumerable<Finding> Training(Func<AssembledVae, History?> train)
    {
        var vae = NewNetwork();
        return TrainingCheck.Run(Recorded, vae, test, goal, seed, measured => (Trained, _measured) = (vae, measured));

        History? Recorded(AssembledVae network) => History = train(network);
    }

    private AssembledVae NewNetwork()
    {
        random.manual_seed(seed);
        var vae = new AssembledVae(_encoder!()!, _decoder!()!, _model!);
        // The network outlives the check, with whatever weights the student has registered.
        foreach (var weight in vae.state_dict().Values) weight.DetachFromDisposeScope();
        return vae;
    }

    private TaskReport Report(AssignmentTask task, Func<IEnumerable<Finding>> check)
    {
        var limit = task == AssignmentTask.Training || task == AssignmentTask.Clothes ? TrainingLimit : Limit;
        var findings = Waiting(task) is { } waiting ? [waiting] : Sandbox.Run(check, limit);
        return _reports[task.Number] = new TaskReport(task, findings);
    }

    private bool IsDone(int number) => _reports.TryGetValue(number, out var report) && report.IsDone;

    // New digits need a network that was trained, even if it has not come to the goal.
    private Finding? Waiting(AssignmentTask task)
    {
        int[] open = [.. task.Needs.Where(number => number == AssignmentTask.Training.Number ? Trained is null : !IsDone(number))];
        return open.Length == 0 ? null : new Finding(FindingKind.Waiting,
            $"It needs task{(open.Length > 1 ? "s" : "")} {string.Join(", ", open)} first.");
    }
}
