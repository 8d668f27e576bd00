namespace Autoencoders.Data;

/// <summary>Noise on images. Every call draws new numbers, from the tensor library's generator or a given one.</summary>
public static class Noise
{
    /// <summary>Adds normal noise to each pixel and clamps the result: clip(image + N(mean, sd), 0, 1).</summary>
    /// <param name="images">Images in [0, 1], of any shape.</param>
    /// <param name="sd">The noise's standard deviation, not negative.</param>
    /// <param name="mean">Its mean: 0 leaves the brightness of grey pixels as it is, 0.5 makes the image brighter too.</param>
    /// <param name="generator">Where the random numbers come from; null takes the library's own generator.</param>
    /// <returns>New images in [0, 1], of the same shape.</returns>
    public static Tensor AddNormal(Tensor images, double sd, double mean = 0, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        Refuse.OutOfRange(!(sd >= 0) || !double.IsFinite(sd), nameof(sd), sd,
            $"sd is {sd}; a standard deviation is finite and not negative.");
        using var scope = NewDisposeScope();
        var noise = generator is null ? randn_like(images) : randn(images.shape, images.dtype, images.device, generator: generator);
        return noise.mul_(sd).add_(images).add_(mean).clamp_(0, 1).MoveToOuterDisposeScope(); // in place: nobody else has the noise
    }
}
