using Autoencoders.Data;

namespace Autoencoders.Metrics;

/// <summary>
/// Principal component analysis: the linear autoencoder with the least squared error (Hotelling, Analysis of a complex of statistical
/// variables into principal components, 1933; Baldi and Hornik, Neural networks and principal component analysis, 1989). With m the mean
/// image and W the directions, z = W (x - m) and x' = m + W'z. The tensors belong to the object and outlive dispose scopes.
/// </summary>
/// <remarks>
/// The directions are the eigenvectors of the D x D covariance matrix with the largest eigenvalues. They are the right singular vectors of
/// the centred data [N, D], whose singular values are sqrt((N - 1) eigenvalue): the result of an SVD, at the cost of a much smaller matrix.
/// </remarks>
public sealed class Pca : IDisposable
{
    private readonly long[] _imageShape;

    private Pca(Tensor mean, Tensor components, Tensor explainedVariance, long[] imageShape)
    {
        Mean = mean.DetachFromDisposeScope();
        Components = components.DetachFromDisposeScope();
        ExplainedVariance = explainedVariance.DetachFromDisposeScope();
        _imageShape = imageShape;
    }

    /// <summary>The mean image, flattened: float [D].</summary>
    public Tensor Mean { get; }

    /// <summary>
    /// The principal directions, that of the largest variance first: float [Size, D]. The rows are orthonormal; the entry of the largest
    /// magnitude of each is positive.
    /// </summary>
    public Tensor Components { get; }

    /// <summary>The variance of the images along each direction (divisor N - 1), the largest first: float [Size].</summary>
    public Tensor ExplainedVariance { get; }

    /// <summary>The number of directions, which is how many numbers an image becomes.</summary>
    public int Size => (int)Components.shape[0];

    /// <summary>Finds the principal directions of some images, in double precision.</summary>
    /// <param name="images">float [N, ...], two or more; all dimensions but the first are read as one of D numbers.</param>
    /// <param name="size">How many directions, from 1 to the smaller of N and D.</param>
    /// <exception cref="ArgumentException">There are fewer than two images, or some hold NaN or infinity.</exception>
    public static Pca Fit(Tensor images, int size)
    {
        ArgumentNullException.ThrowIfNull(images);
        Refuse.If(images.dim() < 2 || images.shape[0] < 2, nameof(images),
            $"PCA needs two or more images [N, ...], not {images.ShapeText()}.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var flat = images.flatten(1);
        var (count, numbers) = (flat.shape[0], (int)flat.shape[1]);
        Refuse.OutOfRange(size < 1 || size > Math.Min(count, numbers), nameof(size), size,
            $"{count} images of {numbers} numbers have from 1 to {Math.Min(count, numbers)} principal directions.");
        var mean = flat.mean([0], type: ScalarType.Float64); // [D]
        using var covariance = Sample.Covariance(flat, mean); // [D, D]
        Refuse.If(!covariance.isfinite().all().item<bool>(), nameof(images),
            $"The images hold NaN or infinity and have no principal directions: check them.");
        var (variances, columns) = linalg.eigh(covariance); // the smallest variance first, its direction in the first column
        var directions = columns.t().flip(0)[..size]; // [Size, D]
        var largest = directions.gather(1, directions.abs().argmax(1, keepdim: true)); // [Size, 1]
        return new Pca(
            mean.to(ScalarType.Float32),
            (directions * largest.sign()).to(ScalarType.Float32).contiguous(),
            variances.flip(0)[..size].clamp_min(0).to(ScalarType.Float32), // rounding makes a zero slightly negative
            [.. images.shape.Skip(1)]);
    }

    /// <summary>Images as numbers: [N, ...] -> float [N, Size].</summary>
    /// <exception cref="ArgumentException">The images have another shape than those of <see cref="Fit"/>.</exception>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Refuse.If(!images.shape.AsSpan(1).SequenceEqual(_imageShape), nameof(images),
            $"The directions are those of images [N, {string.Join(", ", _imageShape)}], not {images.ShapeText()}.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var directions = Components.t(); // [D, Size]
        return (images.flatten(1).matmul(directions) - Mean.matmul(directions)).MoveToOuterDisposeScope();
    }

    /// <summary>Codes to images of their original shape: [N, Size] -> float [N, ...]. Not clamped: some leave the range a little.</summary>
    /// <exception cref="ArgumentException">The codes have another size.</exception>
    public Tensor Decode(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        Refuse.If(codes.dim() != 2 || codes.shape[1] != Size, nameof(codes),
            $"Codes of {Size} directions are [N, {Size}], not {codes.ShapeText()}.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        return (codes.matmul(Components) + Mean).reshape([codes.shape[0], .. _imageShape]).MoveToOuterDisposeScope();
    }

    /// <summary>A new analysis with only the first <paramref name="size"/> directions.</summary>
    /// <param name="size">How many directions, from 1 to <see cref="Size"/>.</param>
    public Pca Truncate(int size)
    {
        Refuse.OutOfRange(size < 1 || size > Size, nameof(size), size, $"There are {Size} directions: keep from 1 to {Size}.");
        return new Pca(Mean.narrow(0, 0, Mean.shape[0]), Components.narrow(0, 0, size), ExplainedVariance.narrow(0, 0, size), _imageShape);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Mean.Dispose();
        Components.Dispose();
        ExplainedVariance.Dispose();
    }
}
