using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The input itself.</summary>
public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => Interop.Aten.Call("alias", "", tensor);
}

/// <summary>Merges axes: [N,C,H,W] -> [N,C*H*W]</summary>
public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    internal Flatten(long start_dim, long end_dim)
        : base(nameof(Flatten))
    {
        this.start_dim = start_dim;
        this.end_dim = end_dim;
    }

    /// <summary>The first axis that is merged.</summary>
    public long start_dim { get; set; }

    /// <summary>The last axis that is merged.</summary>
    public long end_dim { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Interop.Aten.Call("flatten", "using_ints", input, start_dim, end_dim);
}

/// <summary>Splits an axis: [N,C*H*W] -> [N,C,H,W]</summary>
public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size)
        : base(nameof(Unflatten))
    {
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    /// <summary>The axis.</summary>
    public long dim { get; set; }

    /// <summary>The sizes that take the axis's place; one may be -1.</summary>
    public long[] unflattened_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => Interop.Aten.Call("unflatten", "int", tensor, dim, unflattened_size);
}

/// <summary>Channels as pixels: [N, C * r^2, H, W] -> [N, C, H * r, W * r]</summary>
public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor)
        : base(nameof(PixelShuffle))
    {
        this.upscale_factor = upscale_factor;
    }

    /// <summary>The factor r.</summary>
    public long upscale_factor { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.pixel_shuffle(input, upscale_factor);
}

/// <summary>Pixels as channels: [N, C, H * r, W * r] -> [N, C * r^2, H, W]</summary>
public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelUnshuffle(long downscale_factor)
        : base(nameof(PixelUnshuffle))
    {
        this.downscale_factor = downscale_factor;
    }

    /// <summary>The factor r.</summary>
    public long downscale_factor { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.pixel_unshuffle(input, downscale_factor);
}

/// <summary>Mixes the groups of channels: [N, g * C, H, W], as the transpose of [g, C]</summary>
public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal ChannelShuffle(long groups)
        : base(nameof(ChannelShuffle))
    {
        this.groups = groups;
    }

    /// <summary>The number of groups.</summary>
    public long groups { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => Shuffled(tensor);

    private Tensor Shuffled(Tensor tensor)
    {
        // By views, since not every libtorch has a gradient of channel_shuffle.
        using var scope = NewDisposeScope();
        return tensor.unflatten(1, groups, -1).transpose(1, 2).flatten(1, 2).MoveToOuterDisposeScope();
    }
}

/// <summary>The patches of images as columns: [N, C, H, W] -> [N, C * KH * KW, patches]</summary>
public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
{
    internal Unfold((long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
        : base(nameof(Unfold))
    {
        this.kernel_size = kernel_size;
        this.dilation = dilation;
        this.padding = padding;
        this.stride = stride;
    }

    /// <summary>The size of the window.</summary>
    public (long, long) kernel_size { get; set; }

    /// <summary>The distance within the window.</summary>
    public (long, long) dilation { get; set; }

    /// <summary>The size of the border.</summary>
    public (long, long) padding { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public (long, long) stride { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.unfold(tensor, kernel_size, dilation, padding, stride);
}

/// <summary>Images from the sum of their patches: [N, C * KH * KW, patches] -> [N, C, H, W]</summary>
public sealed class Fold : ParameterLessModule<Tensor, Tensor>
{
    internal Fold((long, long) output_size, (long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
        : base(nameof(Fold))
    {
        this.output_size = output_size;
        this.kernel_size = kernel_size;
        this.dilation = dilation;
        this.padding = padding;
        this.stride = stride;
    }

    /// <summary>The size of the output.</summary>
    public (long, long) output_size { get; set; }

    /// <summary>The size of the window.</summary>
    public (long, long) kernel_size { get; set; }

    /// <summary>The distance within the window.</summary>
    public (long, long) dilation { get; set; }

    /// <summary>The size of the border.</summary>
    public (long, long) padding { get; set; }

    /// <summary>The step of the window; omitted, its size.</summary>
    public (long, long) stride { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => 
        functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
}
