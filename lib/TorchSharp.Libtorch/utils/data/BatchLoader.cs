using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Makes batches of a data set's items.</summary>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <summary>Starts a loader in the data set's order, or a shuffled one.</summary>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false,
        Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
        bool disposeDataset = true)
        : this(
            dataset, batchSize, collate_fn, shuffle ? new Shuffler(dataset.Count, seed) : InOrder(dataset), device, num_worker, drop_last,
            disposeBatch, disposeDataset)
    {
    }

    /// <summary>Starts a loader with an order of one's own.</summary>
    /// <param name="dataset">The items.</param>
    /// <param name="batchSize">The number of items in a batch.</param>
    /// <param name="collate_fn">Makes a batch of items, on a device.</param>
    /// <param name="shuffler">The numbers of the items, in order.</param>
    /// <param name="device">Where batches go; the CPU when omitted.</param>
    /// <param name="num_worker">Kept for programs that give it: this engine reads items on the thread that asks for the batch.</param>
    /// <param name="drop_last">Whether a last, smaller batch is left out.</param>
    /// <param name="disposeBatch">Whether a batch is disposed when the next one is made.</param>
    /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
    public DataLoader(
        utils.data.Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler,
        Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(shuffler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        this.dataset = dataset;
        batch_size = batchSize;
        this.collate_fn = collate_fn;
        sampler = shuffler;
        Device = device ?? CPU;
        num_workers = Math.Max(1, num_worker);
        this.drop_last = drop_last;
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <summary>The items.</summary>
    public utils.data.Dataset<T> dataset { get; }

    /// <summary>The number of items in a batch.</summary>
    public int batch_size { get; }

    /// <summary>Makes a batch of items, on a device.</summary>
    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    /// <summary>The numbers of the items, in order.</summary>
    public IEnumerable<long> sampler { get; }

    /// <summary>Where batches go.</summary>
    public Device Device { get; }

    /// <summary>The number of workers that was asked for.</summary>
    public int num_workers { get; }

    /// <summary>Whether a last, smaller batch is left out.</summary>
    public bool drop_last { get; }

    /// <summary>Whether a batch is disposed when the next one is made.</summary>
    public bool DisposeBatch { get; }

    /// <summary>Whether the data set is disposed with the loader.</summary>
    public bool DisposeDataset { get; }

    /// <summary>The number of batches.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    /// <summary>The batches of one pass.</summary>
    public IEnumerator<S> GetEnumerator()
    {
        foreach (var indices in sampler.Chunk(batch_size))
        {
            if (drop_last && indices.Length < batch_size)
            {
                yield break;
            }

            var (batch, tensors) = Load(indices);
            try
            {
                yield return batch;
            }
            finally
            {
                foreach (var tensor in tensors)
                {
                    tensor.Dispose();
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Releases the data set, if the loader owns it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
        {
            dataset.Dispose();
        }
    }

    /// <summary>A batch, and the tensors of it that the loader has to dispose.</summary>
    private (S Batch, IReadOnlyList<IDisposable> Tensors) Load(long[] indices)
    {
        using var items = NewDisposeScope();
        var read = indices.Select(dataset.GetTensor).ToArray();
        using var made = NewDisposeScope();
        var batch = collate_fn(read, Device);
        IDisposable[] tensors = [.. made.DisposablesView];
        if (DisposeBatch)
        {
            made.Detach(tensors);
            return (batch, tensors);
        }

        made.MoveToOuter(tensors);
        items.MoveToOuter(tensors);
        return (batch, []);
    }

    private static IEnumerable<long> InOrder(utils.data.Dataset<T> dataset)
    {
        for (var i = 0L; i < dataset.Count; i++)
        {
            yield return i;
        }
    }
}
