using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share. The weights and the bias start uniform in +-1 / sqrt(fan in).</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly int _axes;

    /// <summary>Starts a convolution; the lists have one entry for each spatial axis.</summary>
    /// <exception cref="ArgumentException">The groups do not divide the channels, or the padding does not fit the stride.</exception>
    protected Convolution(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        if (groups < 1 || in_channels % groups != 0 || out_channels % groups != 0)
        {
            throw new ArgumentException(
                $"in_channels ({in_channels}) and out_channels ({out_channels}) must be multiples of groups ({groups}).", nameof(groups));
        }

        if (padding_type == Padding.Same && stride.Any(step => step != 1))
        {
            throw new ArgumentException("Padding.Same needs stride 1.", nameof(stride));
        }

        _axes = kernel_size.Length;
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.padding_type = padding_type;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;

        var (place, type) = GetDefaultDeviceAndType(device, dtype);
        var (first, second) = transposed ? (in_channels, out_channels / groups) : (out_channels, in_channels / groups);
        weight = Weights.Empty([first, second, .. kernel_size], place, type);
        this.bias = bias ? Weights.Empty([out_channels], place, type) : null;
        reset_parameters();
    }

    /// <summary>The number of channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>The number of channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>The size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step of the window.</summary>
    public long[] stride { get; set; }

    /// <summary>The size of the border.</summary>
    public long[] padding { get; private set; }

    /// <summary>The padding by its effect, if it was given so.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>What the border is filled with.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>The distance within the window.</summary>
    public long[] dilation { get; set; }

    /// <summary>Whether this is a transposed convolution.</summary>
    public bool transposed { get; }

    /// <summary>What is added to one side of a transposed convolution's output.</summary>
    public long[] output_padding { get; set; }

    /// <summary>The number of groups of channels that do not see each other.</summary>
    public long groups { get; set; }

    /// <summary>The weights: [out, in / groups, K...], or transposed [in, out / groups, K...].</summary>
    public Parameter weight
    {
        get => get_parameter(nameof(weight))!;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>The bias: [out]; null without.</summary>
    public Parameter? bias
    {
        get => get_parameter(nameof(bias));
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <summary>Draws the weights and the bias anew.</summary>
    public void reset_parameters() => Weights.Reset(weight, bias);

    /// <summary>Sets the padding by its size.</summary>
    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
    }

    /// <summary>Sets the padding by its effect.</summary>
    public void SetPadding(Padding padding) => padding_type = padding;

    /// <summary>Whether the input has a batch axis, channels and <paramref name="dimensions"/> axes, or all but the batch axis.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.shape;
        return shape.Length == dimensions + 2 ? shape[1] == in_channels
            : shape.Length == dimensions + 1 && shape[0] == in_channels;
    }

    /// <summary>The input with its border, unless zeros are all that it needs.</summary>
    internal Tensor Bordered(Tensor input) => nn.functional.pad(input, Border(), padding_mode);

    internal bool NeedsBorder => padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant);

    /// <exception cref="ArgumentException">The input does not fit.</exception>
    internal void Check(Tensor input)
    {
        if (!ValidateShape(input, _axes))
        {
            var spatial = _axes == 1 ? "L" : "H, W";
            throw new ArgumentException(
                $"{name} expects an input [N, {in_channels}, {spatial}] or [{in_channels}, {spatial}], "
                + $"but got [{string.Join(", ", input.shape)}].",
                nameof(input));
        }
    }

    /// <summary>Two sizes for each axis, from the last one on.</summary>
    private long[] Border()
    {
        var border = new long[2 * _axes];
        for (var axis = 0; axis < _axes; axis++)
        {
            var from = 2 * (_axes - 1 - axis);
            var total = padding_type switch
            {
                Padding.Same => dilation[axis] * (kernel_size[axis] - 1),
                Padding.Valid => 0,
                _ => 2 * padding[axis],
            };
            border[from] = total / 2;
            border[from + 1] = total - (total / 2);
        }

        return border;
    }
}
