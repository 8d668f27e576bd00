using static Course.Figures.FigureBar;

namespace Course.Figures;

/// <summary>
/// The figures of the course, with what the lesson prints, what else there is to compare with, and what ours have to reach.
/// </summary>
internal static class FigureCatalogue
{
    public static IReadOnlyList<FigureLine> Lines { get; } =
    [
        new("01-autoencoder", "test_bce", "binary cross-entropy")
            { Lesson = "0.0953", Baseline = "0.0935 (PyTorch)", Bar = AtMost(0.0930) },
        new("02-latent-space", "mse_latent_2", "squared error, 2 numbers") { Baseline = "0.0557 (PCA)", Bar = AtMost(0.040) },
        new("02-latent-space", "mse_latent_32", "squared error, 32 numbers") { Baseline = "0.0168 (PCA)", Bar = AtMost(0.008) },
        new("02-latent-space", "mse_dense_32", "squared error, 32 numbers, no convolution") { Baseline = "0.0168 (PCA)" },
        new("02-latent-space", "mse_pca_2", "squared error, PCA, 2 numbers"),
        new("02-latent-space", "mse_pca_32", "squared error, PCA, 32 numbers"),
        new("02-latent-space", "knn_latent_32", "nearest neighbours' accuracy"),
        new("03-denoising", "test_bce", "binary cross-entropy") { Lesson = "0.1398", Baseline = "0.1292 (PyTorch)", Bar = AtMost(0.1290) },
        new("03-denoising", "psnr_gain_over_best_filter", "gain over the best filter with a line, dB") { Bar = Above(3.5), Decimals = 2 },
        new("03-denoising", "skip_bce", "binary cross-entropy, with skips") { Bar = AtMost(0.100) },
        new("03-denoising", "skip_gain_over_lesson", "gain of skips over the lesson's network, dB") { Bar = AtLeast(1.6), Decimals = 2 },
        new("03-denoising", "classifier_accuracy", "digits that the classifier reads right") { Bar = AtLeast(0.99) },
        new("04-super-resolution", "test_bce", "binary cross-entropy")
            { Lesson = "0.0955", Baseline = "0.0949 (PyTorch)", Bar = AtMost(0.0945) },
        new("04-super-resolution", "psnr_gain_over_bicubic", "gain over bicubic, dB") { Bar = Above(0), Decimals = 2 },
        new("04-super-resolution", "ssim_gain_over_bicubic", "gain over bicubic, SSIM") { Bar = Above(0) },
        new("04-super-resolution", "residual_gain_over_bicubic", "residual network over bicubic, dB") { Bar = AtLeast(8), Decimals = 2 },
        new("04-super-resolution", "residual_gain_over_best_rival", "residual network over 256 linear maps, dB")
            { Bar = AtLeast(3), Decimals = 2 },
        new("04-super-resolution", "color_2x_gain_over_bicubic", "colour photographs, 2x, over bicubic, dB")
            { Bar = AtLeast(1), Decimals = 2 },
        new("05-variational", "loss_lessons_mistake", "loss with the lesson's mistake")
            { Lesson = "35.73", Baseline = "34.85 (PyTorch)", Bar = AtMost(35.7), Decimals = 2 },
        new("05-variational", "loss_mended", "loss with the mistake mended")
            { Baseline = "37.97 (PyTorch)", Bar = AtMost(38.0), Decimals = 2 },
        new("05-variational", "nats_20", "negative ELBO, 20 numbers, nats") { Bar = AtMost(106), Decimals = 2 },
        new("05-variational", "frechet_floor", "Fréchet distance, training digits") { Decimals = 2 },
        new("05-variational", "frechet_plain", "Fréchet distance, plain codes drawn number by number") { Decimals = 2 },
        new("05-variational", "frechet_plain_mixture", "Fréchet distance, plain codes with a mixture") { Decimals = 2 },
        new("05-variational", "frechet_vae_20", "Fréchet distance, VAE of 20 numbers") { Decimals = 2 },
        new("06-adversarial", "test_bce", "binary cross-entropy") { Lesson = "0.0945", Bar = AtMost(0.0945) },
        new("06-adversarial", "max_abs_mean", "codes' mean, farthest from 0") { Bar = AtMost(0.08) },
        new("06-adversarial", "max_abs_std_error", "codes' deviation, farthest from 1") { Bar = AtMost(0.2) },
        new("06-adversarial", "mmd_first", "distance to the prior at first"),
        new("06-adversarial", "mmd_last", "distance to the prior at last") { Bar = Below("mmd_first") },
        new("06-adversarial", "frechet_prior", "Fréchet distance, draws of the prior after the game") { Decimals = 2 },
        new("06-adversarial", "frechet_control_mixture", "Fréchet distance, no game, codes with a mixture") { Decimals = 2 },
        new("solutions/07-assignment", "nats_20", "negative ELBO, 20 numbers, nats")
            { Baseline = "98.5 (dense, two layers)", Bar = AtMost(98.5), Decimals = 2 },
        new("further/likelihood", "binarised_elbo", "negative ELBO, black and white, nats") { Bar = AtMost(98), Decimals = 2 },
        new("further/likelihood", "binarised_iw_bound", "bound by 200 codes, black and white, nats") { Bar = AtMost(94), Decimals = 2 },
        new("further/diffusion", "frechet_diffusion", "Fréchet distance, diffusion in 20 steps")
            { Bar = AtMostAThirdOf("frechet_vae_20"), Decimals = 2 },
        new("further/diffusion", "frechet_vae_20", "Fréchet distance, VAE of 20 numbers") { Decimals = 2 },
        new("further/music", "steps_right", "share of a melody's steps that come back"),
        new("further/music", "obey_rules", "share of new melodies that obey the rules"),
    ];
}
