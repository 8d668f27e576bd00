using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autoencoders.Data;

/// <summary>
/// Labelled images, all in memory. The tensors belong to the data set and outlive dispose scopes; parts made by <see cref="Take"/> and
/// <see cref="HoldOut"/> share their memory.
/// </summary>
public sealed class ImageDataset : IDisposable
{
    private static readonly float[] s_scaled = [.. Enumerable.Range(0, 256).Select(b => b / 255f)];

    private readonly Tensor _images;

    /// <summary>Makes a data set of tensors, which it then owns.</summary>
    /// <param name="name">What the images are, for titles and errors.</param>
    /// <param name="images">float or double [N, C, H, W] with values in [0, 1].</param>
    /// <param name="labels">int64 [N], each an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">A name for each label.</param>
    /// <exception cref="ArgumentException">The shapes or types are others, or some values lie outside [0, 1].</exception>
    public ImageDataset(string name, Tensor images, Tensor labels, IReadOnlyList<string> classNames)
        : this(name, images, labels, classNames, areChecked: false)
    {
    }

    private ImageDataset(string name, Tensor images, Tensor labels, IReadOnlyList<string> classNames, bool areChecked)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        Refuse.If(images.dim() != 4 || images.dtype is not (ScalarType.Float32 or ScalarType.Float64), nameof(images),
            $"Images must be a float tensor [N, C, H, W], not {images.dtype} {images.ShapeText()}.");
        Refuse.If(labels.dim() != 1 || labels.dtype != ScalarType.Int64 || labels.shape[0] != images.shape[0], nameof(labels),
            $"Labels must be an int64 tensor [{images.shape[0]}], one for each image, not {labels.dtype} " + $"{labels.ShapeText()}.");
        if (!areChecked) UnitRange.Require(images, $"The images of '{name}'");
        (Name, ClassNames) = (name, classNames);
        _images = images.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
    }

    /// <summary>What the images are, for example "MNIST test".</summary>
    public string Name { get; }

    /// <summary>float or double [N, C, H, W] with values in [0, 1].</summary>
    /// <exception cref="ObjectDisposedException">The data set was disposed.</exception>
    public Tensor Images => _images.IsInvalid ? throw new ObjectDisposedException(null, $"The data set '{Name}' was disposed.") : _images;

    /// <summary>int64 [N], from 0 to the number of classes less one.</summary>
    public Tensor Labels { get; }

    /// <summary>A name for each label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of images.</summary>
    public int Length => (int)Images.shape[0];

    /// <summary>The first <paramref name="count"/> images, or all if there are fewer, without a copy.</summary>
    public ImageDataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Part(0, Math.Min(count, Length));
    }

    /// <summary>Two parts without a copy: images to learn from, and the last <paramref name="count"/> to choose settings by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the parts would be empty.</exception>
    public (ImageDataset Kept, ImageDataset Held) HoldOut(int count)
    {
        if (count >= 1 && count < Length) return (Part(0, Length - count), Part(Length - count, count));
        throw new ArgumentOutOfRangeException(nameof(count), count,
            $"Of the {Length} images of '{Name}', between 1 and {Length - 1} can be held out, not {count}.");
    }

    /// <summary>Images and labels at the given places, as a copy.</summary>
    public ImageDataset Select(IEnumerable<int> places)
    {
        using var index = tensor(places.Select(place => (long)place).ToArray());
        return new ImageDataset(Name, Images.index_select(0, index), Labels.index_select(0, index), ClassNames, areChecked: true);
    }

    /// <summary>The name of the class of one image.</summary>
    public string ClassOf(int place)
    {
        using var label = Labels[place];
        var number = label.item<long>();
        if (number >= 0 && number < ClassNames.Count) return ClassNames[(int)number];
        throw new InvalidOperationException($"Image {place} of '{Name}' has the label {number}, which has no name: there are "
            + $"{ClassNames.Count} names, for the labels 0 to {ClassNames.Count - 1}.");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name}: {Length:N0} images of {Images.shape[1]} x {Images.shape[2]} x {Images.shape[3]}, {ClassNames.Count} classes";

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        _images.Dispose();
        Labels.Dispose();
    }

    /// <summary>A data set of the bytes of files: pixels from 0 to 255, written straight into a tensor's memory, and labels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // it runs once or twice, but over 50 million pixels
    internal static ImageDataset OfBytes(
        string name, ReadOnlySpan<byte> pixels, long[] shape, ReadOnlySpan<byte> labels, IReadOnlyList<string> classNames)
    {
        var images = empty(shape, ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(images.bytes);
        for (var i = 0; i < pixels.Length; i++) values[i] = s_scaled[pixels[i]];
        var numbers = new long[labels.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = labels[i];
        return new ImageDataset(name, images, tensor(numbers), classNames);
    }

    private ImageDataset Part(int start, int length) =>
        new(Name, Images.narrow(0, start, length), Labels.narrow(0, start, length), ClassNames, areChecked: true);
}
