using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A tensor that is trained.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <inheritdoc cref="Modules.Linear"/>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A linear layer of given weights.</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <inheritdoc cref="Modules.Bilinear"/>
        public static Bilinear Bilinear(
            long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in1_features, in2_features, out_features, hasBias, device, dtype);

        /// <inheritdoc cref="Modules.Embedding"/>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            var weight = Weights.Empty([num_embeddings, embedding_dims], device ?? CPU, dtype ?? get_default_dtype());
            return new Embedding(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse).Started();
        }

        /// <summary>An embedding of given vectors [num_embeddings, embedding_dims], which are not trained if frozen.</summary>
        public static Embedding Embedding_from_pretrained(
            Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            ArgumentNullException.ThrowIfNull(embeddings);
            using var placed = embeddings.to(dtype ?? embeddings.dtype, device ?? embeddings.device);
            return new Embedding(new Parameter(placed, !freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
        }

        /// <inheritdoc cref="Modules.Identity"/>
        public static Identity Identity() => new();

        /// <inheritdoc cref="Modules.Flatten"/>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <inheritdoc cref="Modules.Unflatten"/>
        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

        /// <inheritdoc cref="Modules.Dropout"/>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <inheritdoc cref="Modules.Dropout1d"/>
        public static Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <inheritdoc cref="Modules.Dropout2d"/>
        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <inheritdoc cref="Modules.AlphaDropout"/>
        public static AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <inheritdoc cref="Modules.CosineSimilarity"/>
        public static CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-8) => new(dim, eps);

        /// <inheritdoc cref="Modules.PairwiseDistance"/>
        public static PairwiseDistance PairwiseDistance(double p = 2.0, double eps = 1e-6, bool keepdim = false) => new(p, eps, keepdim);
    }
}
