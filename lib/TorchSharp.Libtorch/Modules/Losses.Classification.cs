using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>-(target * log(input) + (1 - target) * log(1 - input)) for probabilities in [0, 1]; each log is at least -100</summary>
public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public BCELoss(Tensor? weight = null, nn.Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.binary_cross_entropy(input, target, weight, reduction);
}

/// <summary>Binary cross-entropy of sigmoid(input), computed stably</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction)
    {
        this.pos_weights = pos_weights;
    }

    /// <summary>What multiplies the positive part, for each class.</summary>
    public Tensor? pos_weights { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}

/// <summary>-log softmax(input)[target]: logits [N, classes, ...] with class indices [N, ...] or probabilities</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
        : base(weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    /// <summary>A target that does not count.</summary>
    public long? ignore_index { get; }

    /// <summary>How much of the target is spread over all classes, in [0, 1].</summary>
    public double label_smoothing { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}

/// <summary>-input[target]: log-probabilities [N, classes, ...] with class indices [N, ...]</summary>
public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public NLLLoss(Tensor? weight = null, nn.Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.nll_loss(input, target, weight, reduction);
}

/// <summary>target * (log(target) - input), with log-probabilities as input and (log_target) as target</summary>
public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public KLDivLoss(bool log_target = true, nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.log_target = log_target;
    }

    /// <summary>Whether targets are log-probabilities.</summary>
    public bool log_target { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.kl_div(input, target, log_target, reduction);
}

/// <summary>log(1 + exp(-target * input)) for targets 1 and -1</summary>
public sealed class SoftMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Starts the loss.</summary>
    public SoftMarginLoss(nn.Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.soft_margin_loss(input, target, reduction);
}
