using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Items that are the rows of tensors of equal length.</summary>
public class TensorDataset : utils.data.IterableDataset
{
    private readonly Tensor[] _tensors;

    /// <exception cref="ArgumentException">There is no tensor, or their lengths differ.</exception>
    internal TensorDataset(Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Length == 0)
        {
            throw new ArgumentException("A data set needs at least one tensor.", nameof(tensors));
        }

        var lengths = tensors.Select(tensor => tensor.shape[0]).ToArray();
        if (lengths.Any(length => length != lengths[0]))
        {
            throw new ArgumentException($"The tensors have different lengths: {string.Join(", ", lengths)}.", nameof(tensors));
        }

        _tensors = [.. tensors.Select(tensor => Interop.Aten.Call("alias", "", tensor).DetachFromDisposeScope())];
    }

    /// <summary>The number of rows.</summary>
    public override long Count => _tensors[0].shape[0];

    /// <summary>A row of each tensor.</summary>
    public IList<Tensor> this[long index] => [.. _tensors.Select(tensor => tensor[index])];

    /// <inheritdoc/>
    public override IList<Tensor> GetTensor(long index) => this[index];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var tensor in _tensors)
            {
                tensor.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
