using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Makes batches of named tensors, stacked along a new first axis.</summary>
    public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
    {
        /// <summary>Starts a loader in the data set's order, or a shuffled one.</summary>
        public DataLoader(
            utils.data.Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
            bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        /// <summary>Starts a loader with an order of one's own.</summary>
        public DataLoader(
            utils.data.Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
            bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        private static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> items, Device device)
        {
            Dictionary<string, Tensor>[] list = [.. items];
            return list[0].Keys.ToDictionary(key => key, key => Stacked([.. list.Select(item => item[key])], device));
        }

        internal static Tensor Stacked(Tensor[] rows, Device device)
        {
            using var scope = NewDisposeScope();
            return stack(rows, 0).to(device).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Makes batches of tensors in a fixed order, stacked along a new first axis.</summary>
    public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
    {
        /// <summary>Starts a loader in the data set's order, or a shuffled one.</summary>
        public IterableDataLoader(
            utils.data.IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null,
            int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        /// <summary>Starts a loader with an order of one's own.</summary>
        public IterableDataLoader(
            utils.data.IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
            bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        private static IList<Tensor> Collate(IEnumerable<IList<Tensor>> items, Device device)
        {
            IList<Tensor>[] list = [.. items];
            return [.. Enumerable.Range(0, list[0].Count).Select(i => DataLoader.Stacked([.. list.Select(item => item[i])], device))];
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>A loader of named tensors, in the data set's order or a shuffled one.</summary>
                public static DataLoader DataLoader(
                    Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>A loader of named tensors, with an order of one's own.</summary>
                public static DataLoader DataLoader(
                    Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>A loader of tensors, in the data set's order or a shuffled one.</summary>
                public static IterableDataLoader DataLoader(
                    IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>A loader of tensors, with an order of one's own.</summary>
                public static IterableDataLoader DataLoader(
                    IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);
            }
        }
    }
}
