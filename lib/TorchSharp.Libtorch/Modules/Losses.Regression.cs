using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>(input - target)^2</summary>
public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public MSELoss(nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.mse_loss(input, target, reduction);
}

/// <summary>|input - target|</summary>
public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public L1Loss(nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.l1_loss(input, target, reduction);
}

/// <summary>d^2 / (2 beta) where d = |input - target| is below beta, else d - beta / 2</summary>
public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public SmoothL1Loss(nn.Reduction reduction = Reduction.Mean, double beta = 1.0)
        : base(reduction)
    {
        this.beta = beta;
    }

    /// <summary>Where the square becomes a line.</summary>
    public double beta { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.smooth_l1_loss(input, target, reduction, beta);
}

/// <summary>d^2 / 2 where d = |input - target| is below delta, else delta * (d - delta / 2)</summary>
public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public HuberLoss(double delta = 1.0, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.delta = delta;
    }

    /// <summary>Where the square becomes a line.</summary>
    public double delta { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.huber_loss(input, target, delta, reduction);
}

/// <summary>-log of a Poisson probability of target, with the rate (or its log) as input</summary>
public sealed class PoissonNLLLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.log_input = log_input;
        this.full = full;
        this.eps = eps;
    }

    /// <summary>Whether the input is the log of the rate.</summary>
    public bool log_input { get; }

    /// <summary>Whether the terms that do not depend on the input are added.</summary>
    public bool full { get; }

    /// <summary>What keeps the logarithm safe.</summary>
    public float eps { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
}

/// <summary>-log of a normal density of target, with mean and variance as inputs</summary>
public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public GaussianNLLLoss(bool full = false, float eps = 1e-8f, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.full = full;
        this.eps = eps;
    }

    /// <summary>Whether the terms that do not depend on the input are added.</summary>
    public bool full { get; }

    /// <summary>What keeps the logarithm safe.</summary>
    public float eps { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target, Tensor variance) =>
        functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
}
