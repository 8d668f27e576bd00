using System.Runtime.InteropServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>
/// Computes one block and its gradients for one group of images. It holds nothing that a pass changes: several passes, with weights of
/// their own, may run at once.
/// </summary>
internal sealed unsafe class ConvBlock<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int GradientBorder = 2;

    private readonly GatherPass<TLanes> _forward;
    private readonly GatherPass<TLanes>? _backward;
    private readonly WeightPass<TLanes> _weightPass;
    private readonly float* _zeros;

    /// <param name="shape">What the block does.</param>
    /// <param name="needsInputGradient">Whether a gradient for its input is ever asked for.</param>
    public ConvBlock(BlockShape shape, bool needsInputGradient)
    {
        Shape = shape;
        Input = new Plane(shape.Height, shape.Width, 1, TLanes.Count);
        Output = new Plane(shape.OutHeight, shape.OutWidth, 1, TLanes.Count);
        Conv = new Plane(shape.ConvHeight, shape.ConvWidth, GradientBorder, TLanes.Count);
        _forward = new GatherPass<TLanes>(Phase.Forward(shape), Input, shape.Inputs, shape.Pooled ? Conv : Output, shape.Outputs);
        _backward = needsInputGradient ? new GatherPass<TLanes>(Phase.Backward(shape), Conv, shape.Outputs, Input, shape.Inputs) : null;
        _weightPass = new WeightPass<TLanes>(shape, Input, Conv);
        _zeros = (float*)NativeMemory.AllocZeroed((nuint)shape.Inputs, sizeof(float));
    }

    public BlockShape Shape { get; }

    public Plane Input { get; }

    public Plane Output { get; }

    /// <summary>Planes of the gradient for what the convolution made.</summary>
    public Plane Conv { get; }

    /// <summary>Planes of that gradient that are kept at a time.</summary>
    public int ConvPlanes => _backward is null ? Math.Min(Gather.Channels, Shape.Outputs) : Shape.Outputs;

    /// <summary>Floats of scratch that <see cref="Forward"/> needs: two rows of a few channels before their maximum.</summary>
    public int ForwardScratch => 2 * Gather.Channels * Shape.ConvWidth * TLanes.Count;

    /// <summary>Floats of the weights as <see cref="Forward"/> reads them, its bias among them.</summary>
    public int ForwardFloats => _forward.PackedFloats + Shape.Outputs;

    /// <summary>Floats of the weights as <see cref="Backward"/> reads them.</summary>
    public int BackwardFloats => _backward?.PackedFloats ?? 0;

    /// <summary>Brings float [O, I, 3, 3] and float [O], or null for no bias, into the order that <see cref="Forward"/> reads.</summary>
    public void PackForward(float* weights, float* bias, float* packed)
    {
        for (var i = 0; i < Shape.Outputs; i++) packed[i] = bias is null ? 0 : bias[i];
        _forward.Pack(weights, resultsFirst: true, packed + Shape.Outputs);
    }

    /// <summary>Brings float [O, I, 3, 3] into the order that <see cref="Backward"/> reads.</summary>
    public void PackBackward(float* weights, float* packed) => _backward?.Pack(weights, resultsFirst: false, packed);

    /// <summary>Computes the block.</summary>
    /// <param name="packed">The weights, as <see cref="PackForward"/> wrote them.</param>
    /// <param name="input">Its input planes.</param>
    /// <param name="output">Its output planes.</param>
    /// <param name="choices">Which of four pixels was the largest, for each pixel of the output; not used without a maximum.</param>
    /// <param name="scratch">As much as <see cref="ForwardScratch"/>.</param>
    public void Forward(float* packed, float* input, float* output, float* choices, float* scratch)
    {
        var relu = Shape.Activation == Activation.Relu;
        for (var first = 0; first < Shape.Outputs;)
        {
            var channels = GatherPass<TLanes>.ChannelsFrom(first, Shape.Outputs);
            var result = output + (first * Output.Size);
            if (Shape.Pooled) ForwardPooled(packed, input, result, choices + (first * Output.Size), scratch, first, channels, relu);
            else _forward.Run(packed + Shape.Outputs, input, result, first, channels, packed + first, relu);
            first += channels;
        }

        if (Shape.Activation == Activation.Sigmoid) Elementwise.Sigmoid<TLanes>(output, Output, Shape.Outputs);
    }

    /// <summary>Computes the gradients.</summary>
    /// <param name="packed">The weights, as <see cref="PackBackward"/> wrote them.</param>
    /// <param name="input">The input planes.</param>
    /// <param name="output">The output planes, as computed before.</param>
    /// <param name="choices">As computed before.</param>
    /// <param name="outputGradient">The gradient for the output.</param>
    /// <param name="inputGradient">Takes the gradient for the input; null where none is needed.</param>
    /// <param name="convGradient"><see cref="ConvPlanes"/> planes of scratch whose borders are zero.</param>
    /// <param name="weightGradient">float [O, I, 3, 3]; the gradient is added to it.</param>
    /// <param name="biasGradient">float [O]; the gradient is added to it.</param>
    public void Backward(
        float* packed, float* input, float* output, float* choices, float* outputGradient, float* inputGradient, float* convGradient,
        float* weightGradient, float* biasGradient)
    {
        for (var first = 0; first < Shape.Outputs;)
        {
            var channels = GatherPass<TLanes>.ChannelsFrom(first, Shape.Outputs);
            var conv = convGradient + (_backward is null ? 0 : first * Conv.Size);
            for (var i = 0; i < channels; i++)
            {
                var at = (first + i) * Output.Size;
                var before = conv + (i * Conv.Size);
                biasGradient[first + i] += Shape.Pooled
                    ? Elementwise.BeforeMaximum<TLanes>(output + at, choices + at, outputGradient + at, before, Shape, Output, Conv)
                    : Elementwise.BeforeActivation<TLanes>(output + at, outputGradient + at, before, Shape.Activation, Output, Conv);
            }

            _weightPass.Run(input, conv, first, channels, weightGradient);
            first += channels;
        }

        if (inputGradient is null || _backward is null) return;
        for (var first = 0; first < Shape.Inputs;)
        {
            var channels = GatherPass<TLanes>.ChannelsFrom(first, Shape.Inputs);
            _backward.Run(packed, convGradient, inputGradient + (first * Input.Size), first, channels, _zeros, relu: false);
            first += channels;
        }
    }

    public void Dispose()
    {
        _forward.Dispose();
        _backward?.Dispose();
        _weightPass.Dispose();
        NativeMemory.Free(_zeros);
    }

    private void ForwardPooled(
        float* packed, float* input, float* result, float* choices, float* scratch, int first, int channels, bool relu)
    {
        var row = Shape.ConvWidth * TLanes.Count;
        for (var y = 0; y < Shape.OutHeight; y++)
        {
            var both = (2 * y) + 1 < Shape.ConvHeight;
            _forward.RunRow(packed + Shape.Outputs, 2 * y, input, scratch, 2 * row, first, channels, packed + first, relu);
            if (both)
                _forward.RunRow(packed + Shape.Outputs, (2 * y) + 1, input, scratch + row, 2 * row, first, channels, packed + first, relu);
            for (var channel = 0; channel < channels; channel++)
            {
                var upper = scratch + (2 * channel * row);
                var at = (channel * Output.Size) + Output.Origin + (y * Output.Row);
                Elementwise.Maximum<TLanes>(upper, both ? upper + row : null, Shape.ConvWidth, result + at, choices + at, Shape.OutWidth);
            }
        }
    }
}
