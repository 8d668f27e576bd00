namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tools around training.</summary>
    public static partial class utils
    {
        /// <summary>Data sets, and loaders that make batches of them.</summary>
        public static partial class data
        {
            /// <summary>Items that can be asked for by their number.</summary>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>The number of items.</summary>
                public abstract long Count { get; }

                /// <summary>An item.</summary>
                public abstract T GetTensor(long index);

                /// <summary>Releases the data.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <inheritdoc cref="Dispose()"/>
                protected virtual void Dispose(bool disposing)
                {
                }
            }

            /// <summary>Items of named tensors.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>;

            /// <summary>Items of tensors in a fixed order.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>;

            /// <summary>Items that are the rows of tensors of equal length.</summary>
            public static Modules.TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
        }
    }
}
