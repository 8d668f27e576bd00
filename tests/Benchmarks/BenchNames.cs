namespace Benchmarks;

/// <summary>What is measured, and who.</summary>
internal static class BenchNames
{
    public const string ConvAutoencoder = "conv-autoencoder";
    public const string Denoiser = "denoiser";
    public const string DenseVae = "dense-vae";
    public const string Adversarial = "aae";
    public const string Assignment = "assignment";
    public const string Residual = "residual";
    public const string UNet = "u-net";
    public const string Evaluation = "evaluation";
    public const string Growth = "growth";
    public const string GrowthByImages = "growth by images";
    public const string GrowthByEpochs = "growth by epochs";
    public const string ResidentSet = "resident-set";
    public const string FirstOutput = "first-output";

    /// <summary>The course.</summary>
    public const string Ours = "ours";

    /// <summary>TorchSharp as a C# user writes it.</summary>
    public const string Stock = "stock";

    /// <summary>Three ways to write the same in PyTorch (subjects.py).</summary>
    public static readonly string[] Peers = ["lesson", "careful", "tuned"];

    /// <summary>The trainings.</summary>
    public static readonly string[] Trainings = [ConvAutoencoder, Denoiser, DenseVae, Adversarial, Assignment, Residual, UNet];

    /// <summary>Those that PyTorch is measured with too.</summary>
    public static readonly string[] PeerTrainings = Trainings[..5];
}
