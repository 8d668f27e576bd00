using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A vector for each index: [...] -> [..., embedding_dims]. Starts normal(0, 1), the padding index at 0.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long _paddingIndex;
    private readonly double? _maxNorm;
    private readonly double _normType;
    private readonly bool _scaleByFrequency;
    private readonly bool _sparse;

    internal Embedding(
        Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
        : base(nameof(Embedding))
    {
        var rows = weight.shape[0];
        if (padding_idx is { } index && (index < -rows || index >= rows))
        {
            throw new ArgumentException($"padding_idx ({index}) must be within the {rows} embeddings.", nameof(padding_idx));
        }

        this.weight = weight;
        _paddingIndex = padding_idx is { } given ? (given < 0 ? given + rows : given) : -1;
        _maxNorm = max_norm;
        _normType = norm_type;
        _scaleByFrequency = scale_grad_by_freq;
        _sparse = sparse;
    }

    /// <summary>The vectors: [num_embeddings, embedding_dims].</summary>
    public Parameter weight
    {
        get => get_parameter(nameof(weight))!;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_maxNorm is { } norm)
        {
            using (no_grad())
            {
                using var flat = input.reshape(-1);
                using var renormed = Aten.Call("embedding_renorm_", "", weight, flat, norm, _normType);
            }
        }

        return Aten.Call("embedding", "", weight, input, _paddingIndex, _scaleByFrequency, _sparse);
    }

    internal Embedding Started()
    {
        nn.init.normal_(weight);
        if (_paddingIndex >= 0)
        {
            using var row = weight.detach();
            using var padding = Aten.Call("select", "int", row, 0L, _paddingIndex);
            nn.init.zeros_(padding);
        }

        return this;
    }
}
