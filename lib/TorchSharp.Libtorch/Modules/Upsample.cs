using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Resizes signals [N,C,L], images [N,C,H,W] or volumes [N,C,D,H,W], to a size or by a factor.</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? _size;
    private readonly double[]? _scaleFactor;

    internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        _size = size;
        _scaleFactor = scale_factor;
        this.mode = mode;
        this.align_corners = align_corners;
        this.recompute_scale_factor = recompute_scale_factor;
    }

    /// <summary>The wanted size; empty when a factor is given.</summary>
    public ReadOnlySpan<long> size => _size;

    /// <summary>The factors; empty when a size is given.</summary>
    public ReadOnlySpan<double> scale_factor => _scaleFactor;

    /// <summary>How new values are made.</summary>
    public UpsampleMode mode { get; }

    /// <summary>Whether the corners' centres fall on each other (linear and cubic modes).</summary>
    public bool? align_corners { get; }

    /// <summary>Whether the factor is computed anew from the sizes.</summary>
    public bool? recompute_scale_factor { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        nn.functional.interpolate(
            input, _size, _scaleFactor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
