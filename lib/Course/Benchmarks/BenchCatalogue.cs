using static Course.Benchmarks.Subject;

namespace Course.Benchmarks;

/// <summary>What the benchmark measures, and what has to be reached.</summary>
internal static class BenchCatalogue
{
    public const string ConvAutoencoder = "conv-autoencoder";
    public const string Denoiser = "denoiser";
    public const string DenseVae = "dense-vae";
    public const string Adversarial = "aae";
    public const string Assignment = "assignment";
    public const string Evaluation = "evaluation";
    public const string Operator = "operator";
    public const string BlasPeak = "blas-peak";
    public const string Growth = "growth";
    public const string ResidentSet = "resident-set";
    public const string FirstOutput = "first-output";

    public const string Training = "training";
    public const string Inference = "inference";
    public const string Memory = "memory";

    /// <summary>Threads that the training ran with.</summary>
    public const string Threads = "threads";

    /// <summary>Millions of floating-point operations that the training needs for one image.</summary>
    public const string Work = "work";

    /// <summary>Floating-point operations a second while training: <see cref="Training"/> times <see cref="Work"/>.</summary>
    public const string Flops = "flops";

    public const string Throughput = "throughput";
    public const string Time = "time";
    public const string Images = "images";
    public const string Epochs = "epochs";
    public const string Rise = "rise";

    public const string ImagesPerSecond = "images/s";
    private const string MegaBytes = "MB";
    private const string GigaFlops = "GFLOP/s";

    private static readonly Dictionary<(string Workload, string Peer), Target> s_training = new()
    {
        [(ConvAutoencoder, Lesson)] = Target.AtLeast(4),
        [(ConvAutoencoder, Careful)] = Target.AtLeast(3),
        [(ConvAutoencoder, Tuned)] = Target.AtLeast(1.25),
        [(DenseVae, Careful)] = Target.AtLeast(1.2),
        [(DenseVae, Tuned)] = Target.AtLeast(1),
        [(Adversarial, Careful)] = Target.AtLeast(1.2),
        [(Adversarial, Tuned)] = Target.AtLeast(1),
    };

    /// <summary>The networks whose training and inference are measured.</summary>
    public static IReadOnlyList<string> Workloads { get; } = [ConvAutoencoder, Denoiser, DenseVae, Adversarial, Assignment];

    /// <summary>All measurements, in the order in which a run takes them.</summary>
    public static IReadOnlyList<Measurement> Measurements { get; } =
    [
        new(BlasPeak, Units((Flops, GigaFlops)), Flops),
        .. Workloads.Select(name => new Measurement(
            name, Units((Training, ImagesPerSecond), (Inference, ImagesPerSecond), (Memory, MegaBytes), (Threads, ""), (Work, "MFLOP")), Training, Inference)
        {
            Peers = Subject.Peers,
        }),
        new(Evaluation, Units((Throughput, ImagesPerSecond)), Throughput) { Peers = [Lesson] },
        new(Operator, Units((Time, "µs")), Time) { Peers = [Careful] },
        new(FirstOutput, Units((Time, "s")), Time) { IsLong = true },
        new(Growth, Units((Images, ""), (Epochs, "")), Images, Epochs) { IsLong = true },
        new(ResidentSet, Units((Rise, ""), (Memory, MegaBytes)), Rise) { IsLong = true, Once = true },
    ];

    /// <summary>The ratios between figures.</summary>
    public static IReadOnlyList<RatioLine> Ratios { get; } =
    [
        .. Workloads.SelectMany(name => Subject.Peers.Select(peer => Ratio(name, Training, peer, s_training.GetValueOrDefault((name, peer))))),
        .. Workloads.SelectMany(name => Subject.Peers.Select(peer => Ratio(name, Inference, peer, null))),
        .. Workloads.SelectMany(name => Subject.Peers.Select(peer => Ratio(name, Memory, peer, null))),
        .. Workloads.Select(name => new RatioLine(ShareOfPeak(name), Measurement.FigureName(name, Flops, Ours), Measurement.FigureName(BlasPeak, Flops, Ours),
            name == ConvAutoencoder ? Target.AtLeast(0.25) : null)),
        Ratio(Evaluation, Throughput, Lesson, Target.AtLeast(20)),
        Ratio(Operator, Time, Careful, Target.AtMost(0.85)),
    ];

    /// <summary>The targets of figures that are not compared with a peer.</summary>
    public static IReadOnlyDictionary<string, Target> Targets { get; } = new Dictionary<string, Target>
    {
        [Measurement.FigureName(FirstOutput, Time, Ours)] = Target.Below(3),
        [Measurement.FigureName(Growth, Images, Ours)] = Target.AtMost(1.05),
        [Measurement.FigureName(Growth, Epochs, Ours)] = Target.AtMost(1.05),
        [Measurement.FigureName(ResidentSet, Rise, Ours)] = Target.AtMost(1.05),
    };

    /// <summary>The name of the ratio of a training's operations a second to those of a large matrix product.</summary>
    public static string ShareOfPeak(string workload) => $"{workload}.{Flops}.{Ours}/peak";

    /// <summary>The name of the ratio of our figure to a peer's.</summary>
    public static string RatioName(string measurement, string quantity, string peer) => $"{Measurement.FigureName(measurement, quantity, Ours)}/{peer}";

    /// <summary>The measurements with the given names; all when there are none.</summary>
    /// <exception cref="InputException">There is none of a name.</exception>
    public static IReadOnlyList<Measurement> Select(IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(name => Measurements.All(measurement => measurement.Name != name));
        if (unknown is not null) throw new InputException($"There is no workload '{unknown}'. There are: {string.Join(", ", Measurements.Select(measurement => measurement.Name))}.");
        return names.Count == 0 ? Measurements : [.. Measurements.Where(measurement => names.Contains(measurement.Name))];
    }

    private static RatioLine Ratio(string measurement, string quantity, string peer, Target? target) => new(
        RatioName(measurement, quantity, peer), Measurement.FigureName(measurement, quantity, Ours), Measurement.FigureName(measurement, quantity, peer), target);

    private static Dictionary<string, string> Units(params (string Quantity, string Unit)[] units) => units.ToDictionary(pair => pair.Quantity, pair => pair.Unit);
}
