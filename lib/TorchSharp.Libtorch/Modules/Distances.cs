using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x1 . x2 / (|x1| |x2|) along an axis, in [-1, 1]</summary>
public sealed class CosineSimilarity : ParameterLessModule<Tensor, Tensor, Tensor>
{
    internal CosineSimilarity(long dim, double eps)
        : base(nameof(CosineSimilarity))
    {
        this.dim = dim;
        this.eps = eps;
    }

    /// <summary>The axis.</summary>
    public long dim { get; set; }

    /// <summary>The least product of the norms.</summary>
    public double eps { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2) => functional.cosine_similarity(input1, input2, dim, eps);
}

/// <summary>The norm of the difference along the last axis: [N,D], [N,D] -> [N]</summary>
public sealed class PairwiseDistance : ParameterLessModule<Tensor, Tensor, Tensor>
{
    internal PairwiseDistance(double norm, double eps, bool keepdim)
        : base(nameof(PairwiseDistance))
    {
        this.norm = norm;
        this.eps = eps;
        this.keepdim = keepdim;
    }

    /// <summary>The exponent of the norm.</summary>
    public double norm { get; set; }

    /// <summary>What is added to the difference.</summary>
    public double eps { get; set; }

    /// <summary>Whether the axis stays, with size 1.</summary>
    public bool keepdim { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2) =>
        functional.pairwise_distance(input1, input2, norm, eps, keepdim);
}
