using System.Collections;

namespace Autoencoders.Data;

/// <summary>Some images of a data set with their labels.</summary>
/// <param name="Images">float [B, C, H, W] with values in [0, 1].</param>
/// <param name="Labels">int64 [B].</param>
public sealed record Batch(Tensor Images, Tensor Labels)
{
    /// <summary>The number of images, B.</summary>
    public int Length => (int)Images.shape[0];
}

/// <summary>A data set cut into batches. Each is put together when it is asked for, and belongs to the dispose scope of then.</summary>
public sealed class Batches : IReadOnlyList<Batch>, IDisposable
{
    private readonly ImageDataset _dataset;
    private readonly int _size;
    private readonly Tensor? _order;
    private readonly bool _joinsLast;

    private Batches(ImageDataset dataset, int size, Tensor? order)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (_dataset, _size, _order) = (dataset, size, order);
        _joinsLast = order is not null && JoinsLast(dataset, size);
    }

    /// <summary>
    /// The number of batches; the last may be smaller than the others. In a random order, for training, a last image that would be alone
    /// joins the batch before: layers that normalise a batch have no variance of one image.
    /// </summary>
    public int Count => ((_dataset.Length + _size - 1) / _size) - (_joinsLast ? 1 : 0);

    /// <summary>How many batches a random order has.</summary>
    internal static int CountShuffled(ImageDataset dataset, int size) =>
        ((dataset.Length + size - 1) / size) - (JoinsLast(dataset, size) ? 1 : 0);

    /// <summary>The batch with the given number, from 0.</summary>
    public Batch this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var start = (long)index * _size;
            var length = _joinsLast && index == Count - 1 ? _size + 1 : Math.Min(_size, _dataset.Length - start);
            if (_order is null) return new Batch(_dataset.Images.narrow(0, start, length), _dataset.Labels.narrow(0, start, length));
            using var places = _order.narrow(0, start, length);
            return new Batch(_dataset.Images.index_select(0, places), _dataset.Labels.index_select(0, places));
        }
    }

    /// <summary>Batches in the data set's own order, without copies.</summary>
    public static Batches InOrder(ImageDataset dataset, int size) => new(dataset, size, null);

    /// <summary>Batches of a random order, which <paramref name="random"/> decides: the same seed gives the same batches.</summary>
    public static Batches Shuffled(ImageDataset dataset, int size, Random random)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(random);
        var order = new long[dataset.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        random.Shuffle(order);
        return new Batches(dataset, size, tensor(order).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public IEnumerator<Batch> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the order; batches already made stay.</summary>
    public void Dispose() => _order?.Dispose();

    private static bool JoinsLast(ImageDataset dataset, int size) => size > 1 && dataset.Length > size && dataset.Length % size == 1;
}
