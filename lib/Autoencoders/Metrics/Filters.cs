using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autoencoders.Data;
using TorchSharp;

namespace Autoencoders.Metrics;

/// <summary>
/// The median filter: each pixel becomes the median of the square around it (Tukey, Exploratory data analysis, 1977). It removes single
/// bright and dark pixels and keeps edges. Pixels beyond the border count as the nearest one of the image (scipy's mode "nearest").
/// </summary>
public static class MedianFilter
{
    /// <summary>Filters each channel by itself.</summary>
    /// <param name="images">float [N, C, H, W] without NaN, N at least 1.</param>
    /// <param name="size">The rows and columns of the square: odd, at least 1; 1 changes nothing.</param>
    /// <returns>New images, [N, C, H, W].</returns>
    public static Tensor Apply(Tensor images, int size = 3)
    {
        Filters.RequireImages(images);
        Refuse.OutOfRange(size < 1 || size % 2 == 0, nameof(size), size,
            $"The square has {size} rows; their number must be odd and positive.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var source = images.to(ScalarType.Float32).cpu().contiguous();
        if (size == 1) return source.clone().MoveToOuterDisposeScope();
        var filtered = empty_like(source);
        var (height, width) = ((int)source.shape[2], (int)source.shape[3]);
        var planes = (int)(source.shape[0] * source.shape[1]);
        Parallel.ForEach(Partitioner.Create(0, planes), range =>
        {
            var square = new SquareMedian(height, width, size);
            var from = MemoryMarshal.Cast<byte, float>(source.bytes);
            var to = MemoryMarshal.Cast<byte, float>(filtered.bytes);
            for (var plane = range.Item1; plane < range.Item2; plane++)
            {
                var start = plane * height * width;
                square.Filter(from.Slice(start, height * width), to.Slice(start, height * width));
            }
        });
        return filtered.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The medians of one plane, as many neighbouring pixels at once as a vector has lanes. Of the values of a square it holds half and
    /// two more, drops the least and the largest of them, which cannot be the median, and takes the next in, until three are left.
    /// </summary>
    private sealed class SquareMedian(int height, int width, int size)
    {
        private readonly int _row = width + size - 1 + Vector<float>.Count; // with room for the last vector
        private readonly float[] _padded = new float[(height + size - 1) * (width + size - 1 + Vector<float>.Count)];
        private readonly Vector<float>[] _held = new Vector<float>[((size * size) + 3) / 2];
        private readonly float[] _lanes = new float[Vector<float>.Count];

        public void Filter(ReadOnlySpan<float> plane, Span<float> medians)
        {
            Pad(plane);
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x += Vector<float>.Count)
                {
                    MedianAt(y, x).CopyTo(_lanes);
                    var count = Math.Min(Vector<float>.Count, width - x);
                    _lanes.AsSpan(0, count).CopyTo(medians[((y * width) + x)..]);
                }
            }
        }

        private void Pad(ReadOnlySpan<float> plane)
        {
            for (var y = 0; y < height + size - 1; y++)
            {
                var source = plane.Slice(Math.Clamp(y - (size / 2), 0, height - 1) * width, width);
                var row = _padded.AsSpan(y * _row, width + size - 1);
                row[..(size / 2)].Fill(source[0]);
                source.CopyTo(row[(size / 2)..]);
                row[^(size / 2)..].Fill(source[^1]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a cell does not wait for the compiler to find it worth the while
        private Vector<float> MedianAt(int y, int x)
        {
            var next = 0;
            while (next < _held.Length) _held[next] = Value(next++);
            for (var count = _held.Length; count > 3; count--)
            {
                DropEnds(_held.AsSpan(0, count));
                _held[0] = Value(next++); // and the last place is beyond the next span
            }

            DropEnds(_held.AsSpan(0, 3));
            return _held[1];

            Vector<float> Value(int i) => new(_padded, ((y + (i / size)) * _row) + x + (i % size));
        }

        /// <summary>Drops the least and the largest value; the others come to stand between the first and the last place.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DropEnds(Span<Vector<float>> values)
        {
            var least = Vector.MinNative(values[0], values[^1]);
            var largest = Vector.MaxNative(values[0], values[^1]);
            for (int i = 1, j = values.Length - 2; i <= j; i++, j--)
            {
                var low = Vector.MinNative(values[i], values[j]);
                var high = Vector.MaxNative(values[i], values[j]);
                values[i] = Vector.MaxNative(least, low);
                least = Vector.MinNative(least, low);
                if (i == j) high = values[i]; // the one in the middle
                values[j] = Vector.MinNative(high, largest);
                largest = Vector.MaxNative(high, largest);
            }
        }
    }
}

/// <summary>
/// The Gaussian filter: each pixel becomes a mean of its neighbourhood, weighted by exp(-r^2 / 2 sigma^2). It averages noise away, and
/// edges with it. Pixels beyond the border count as the nearest one of the image (scipy's mode "nearest").
/// </summary>
public static class GaussianFilter
{
    private const double Reach = 4; // beyond so many standard deviations a weight is below 0.0004 of the largest

    /// <summary>Filters each channel by itself.</summary>
    /// <param name="images">float [N, C, H, W], N at least 1.</param>
    /// <param name="sigma">The standard deviation of the weights, in pixels, above 0. The window reaches 4 of them to each side.</param>
    /// <returns>New images, [N, C, H, W]; values stay between the least and the largest of their neighbourhood.</returns>
    public static Tensor Apply(Tensor images, double sigma)
    {
        Filters.RequireImages(images);
        Refuse.OutOfRange(!(sigma > 0 && double.IsFinite(sigma)), nameof(sigma), sigma,
            $"sigma is {sigma}; it must be finite and above 0.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var radius = (int)((Reach * sigma) + 0.5);
        var weights = Enumerable.Range(-radius, (2 * radius) + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma))).ToArray();
        var sum = weights.Sum();
        var line = tensor(weights.Select(weight => (float)(weight / sum)).ToArray());
        var (channels, height, width) = (images.shape[1], images.shape[2], images.shape[3]);
        var planes = images.reshape(-1, 1, height, width); // [N,C,H,W] -> [NC,1,H,W]
        var rows = functional.conv2d(functional.pad(planes, (radius, radius, 0, 0), PaddingModes.Replicate), line.reshape(1, 1, 1, -1));
        var both = functional.conv2d(functional.pad(rows, (0, 0, radius, radius), PaddingModes.Replicate), line.reshape(1, 1, -1, 1));
        return both.reshape(-1, channels, height, width).MoveToOuterDisposeScope();
    }
}

/// <summary>
/// Larger images by interpolation: [N, C, H, W] -> [N, C, factor H, factor W]. A pixel is a square whose value stands at its centre, as in
/// PyTorch's interpolate with align_corners=False. Results are clamped to [0, 1], since the cubic curve overshoots at edges.
/// </summary>
public static class Upscale
{
    /// <summary>Each pixel becomes a square of factor x factor equal ones.</summary>
    /// <param name="images">float [N, C, H, W] with values in [0, 1].</param>
    /// <param name="factor">How many times as many rows and columns, at least 1.</param>
    public static Tensor Nearest(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Nearest, null);

    /// <summary>A straight line between neighbouring centres, along rows and columns.</summary>
    /// <inheritdoc cref="Nearest"/>
    public static Tensor Bilinear(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Bilinear, false);

    /// <summary>A cubic curve through four neighbouring centres (Keys, Cubic convolution interpolation, 1981, with a = -0.75).</summary>
    /// <inheritdoc cref="Nearest"/>
    public static Tensor Bicubic(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Bicubic, false);

    private static Tensor Resize(Tensor images, int factor, InterpolationMode mode, bool? alignCorners)
    {
        Filters.RequireImages(images);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var large = functional.interpolate(images, scale_factor: [factor, factor], mode: mode, align_corners: alignCorners);
        return large.clamp(0, 1).MoveToOuterDisposeScope();
    }
}

/// <summary>What the filters ask of their images.</summary>
internal static class Filters
{
    public static void RequireImages(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() == 4 && !images.shape.Contains(0)) return;
        throw new ArgumentException($"Images must be [N, C, H, W] with at least one pixel, not {images.ShapeText()}.", nameof(images));
    }
}
