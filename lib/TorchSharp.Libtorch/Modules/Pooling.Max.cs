using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The greatest value of each window: [N,C,L] -> [N,C,L']</summary>
public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool1d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode)
        : base(nameof(MaxPool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.ceil_mode = ceil_mode;
    }

    /// <summary>The size of the window.</summary>
    public long kernel_size { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public long? stride { get; set; }

    /// <summary>The size of the border.</summary>
    public long? padding { get; set; }

    /// <summary>The distance within the window.</summary>
    public long? dilation { get; set; }

    /// <summary>Whether the size of the output is rounded up.</summary>
    public bool ceil_mode { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The pooled values, and where they were (for <see cref="MaxUnpool1d"/>).</summary>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

/// <summary>The greatest value of each window: [N,C,H,W] -> [N,C,H',W']</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
        : base(nameof(MaxPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.ceil_mode = ceil_mode;
    }

    /// <summary>The size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public long[]? stride { get; set; }

    /// <summary>The size of the border.</summary>
    public long[]? padding { get; set; }

    /// <summary>The distance within the window.</summary>
    public long[]? dilation { get; set; }

    /// <summary>Whether the size of the output is rounded up.</summary>
    public bool ceil_mode { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The pooled values, and where they were (for <see cref="MaxUnpool2d"/>).</summary>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

/// <summary>Greatest values of windows that give the wanted length: [N,C,L] -> [N,C,output_size]</summary>
public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool1d(long output_size)
        : base(nameof(AdaptiveMaxPool1d))
    {
        this.output_size = output_size;
    }

    /// <summary>The size of the output.</summary>
    public long output_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.adaptive_max_pool1d(input, output_size);

    /// <summary>The pooled values, and where they were.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool1d_with_indices(input, output_size);
}

/// <summary>Greatest values of windows that give the wanted size: [N,C,H,W] -> [N,C,*output_size]</summary>
public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool2d(long[] output_size)
        : base(nameof(AdaptiveMaxPool2d))
    {
        this.output_size = output_size;
    }

    /// <summary>The size of the output.</summary>
    public long[] output_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.adaptive_max_pool2d(input, output_size);

    /// <summary>The pooled values, and where they were.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool2d_with_indices(input, output_size);
}
