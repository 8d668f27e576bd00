using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What norms over channels share: weight and bias (if affine), and running moments (if tracked).</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    /// <summary>Starts a norm with weights 1, biases 0, running means 0 and running variances 1.</summary>
    public NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = Weights.Full([num_features], 1, place, type);
            bias = Weights.Full([num_features], 0, place, type);
        }

        if (track_running_stats)
        {
            running_mean = Weights.Values([num_features], 0, place, type);
            running_var = Weights.Values([num_features], 1, place, type);
            num_batches_tracked = Weights.Values([], 0, place, ScalarType.Int64);
        }
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }

    /// <summary>What is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>The share of the new batch in the running moments; null for the mean of all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are a weight and a bias for each channel.</summary>
    public bool affine { get; }

    /// <summary>Whether running moments are kept, for evaluation.</summary>
    public bool track_running_stats { get; }

    /// <summary>The weights: [num_features]; null without.</summary>
    public Parameter? weight
    {
        get => get_parameter(nameof(weight));
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>The biases: [num_features]; null without.</summary>
    public Parameter? bias
    {
        get => get_parameter(nameof(bias));
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <summary>The running means: [num_features]; null without.</summary>
    public Tensor? running_mean
    {
        get => get_buffer(nameof(running_mean));
        set => ConditionallyRegisterBuffer(nameof(running_mean), value);
    }

    /// <summary>The running variances: [num_features]; null without.</summary>
    public Tensor? running_var
    {
        get => get_buffer(nameof(running_var));
        set => ConditionallyRegisterBuffer(nameof(running_var), value);
    }

    /// <summary>How many batches the running moments have seen: a scalar; null without.</summary>
    public Tensor? num_batches_tracked
    {
        get => get_buffer(nameof(num_batches_tracked));
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
    }

    /// <summary>Sets the running moments back to their start.</summary>
    public void reset_running_stats()
    {
        if (!track_running_stats)
        {
            return;
        }

        nn.init.zeros_(running_mean!);
        nn.init.ones_(running_var!);
        nn.init.zeros_(num_batches_tracked!);
    }

    /// <summary>Sets the weights, the biases and the running moments back to their start.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (affine)
        {
            nn.init.ones_(weight!);
            nn.init.zeros_(bias!);
        }
    }

    /// <summary>Throws when the input has the wrong number of axes.</summary>
    protected abstract void ValidateInputDimensions(Tensor input);

    /// <summary>The share of this batch in the running moments; counts the batch.</summary>
    internal double CountBatch()
    {
        if (!training || num_batches_tracked is not { } count)
        {
            return momentum ?? 0;
        }

        using (no_grad())
        {
            using var counted = Aten.Call("add_", "Scalar", count, 1L);
        }

        return momentum ?? 1.0 / count.item<long>();
    }

    internal void Check(Tensor input, params ReadOnlySpan<long> axes)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!axes.Contains(input.dim()))
        {
            throw new ArgumentException(
                $"{name} expects an input of {string.Join(" or ", axes.ToArray())} axes, but got [{string.Join(", ", input.shape)}].",
                nameof(input));
        }
    }
}
