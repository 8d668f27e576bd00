using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1</summary>
public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public CosineEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    /// <summary>The margin.</summary>
    public double margin { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
        functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
}

/// <summary>input where target is 1, max(0, margin - input) where it is -1</summary>
public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public HingeEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    /// <summary>The margin.</summary>
    public double margin { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.hinge_embedding_loss(input, target, margin, reduction);
}

/// <summary>max(0, margin - target * (input1 - input2))</summary>
public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public MarginRankingLoss(double margin = 0.0, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    /// <summary>The margin.</summary>
    public double margin { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
        functional.margin_ranking_loss(input1, input2, target, margin, reduction);
}

/// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with the p-norm as distance d</summary>
public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    private readonly double _eps;
    private readonly bool _swap;

    /// <summary>Starts the loss.</summary>
    public TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
        this.p = p;
        _eps = eps;
        _swap = swap;
    }

    /// <summary>The margin.</summary>
    public double margin { get; }

    /// <summary>The exponent of the norm.</summary>
    public long p { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
        functional.triplet_margin_loss(anchor, positive, negative, margin, p, _eps, _swap, reduction);
}
