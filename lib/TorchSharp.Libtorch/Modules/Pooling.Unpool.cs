using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Puts values back where <see cref="MaxPool1d"/> took them from, among zeros: an inverse of the pooling.</summary>
public sealed class MaxUnpool1d : ParameterLessModule<Tensor, Tensor, long[]?, Tensor>
{
    internal MaxUnpool1d(long kernel_size, long? stride, long? padding)
        : base(nameof(MaxUnpool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    /// <summary>The size of the window.</summary>
    public long kernel_size { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public long? stride { get; set; }

    /// <summary>The size of the border.</summary>
    public long? padding { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) =>
        functional.max_unpool1d(tensor, indices, kernel_size, stride, padding, output_size);

    /// <summary>Runs the module, hooks included.</summary>
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
}

/// <summary>Puts values back where <see cref="MaxPool2d"/> took them from, among zeros: an inverse of the pooling.</summary>
public sealed class MaxUnpool2d : ParameterLessModule<Tensor, Tensor, long[]?, Tensor>
{
    internal MaxUnpool2d(long[] kernel_size, long[]? stride, long[]? padding)
        : base(nameof(MaxUnpool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    /// <summary>The size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public long[]? stride { get; set; }

    /// <summary>The size of the border.</summary>
    public long[]? padding { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) =>
        functional.max_unpool2d(tensor, indices, kernel_size, stride, padding, output_size);

    /// <summary>Runs the module, hooks included.</summary>
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
}
