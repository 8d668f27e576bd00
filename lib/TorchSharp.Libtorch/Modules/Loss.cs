using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two tensors: usually a prediction and its target.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>Starts a loss.</summary>
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base("Loss") => this.reduction = reduction;

    /// <summary>What is done with the values per element.</summary>
    public nn.Reduction reduction { get; }
}

/// <summary>A loss of three tensors.</summary>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    /// <summary>Starts a loss.</summary>
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base("Loss") => this.reduction = reduction;

    /// <summary>What is done with the values per element.</summary>
    public nn.Reduction reduction { get; }
}

/// <summary>A loss that weighs its elements or classes.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Starts a loss.</summary>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.weight = weight;

    /// <summary>The weights, of elements or (classification) of classes.</summary>
    public Tensor? weight { get; }
}
