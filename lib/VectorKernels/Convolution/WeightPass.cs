using System.Runtime.InteropServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>Adds up the gradient for a convolution's weights from its input and the gradient for what it made.</summary>
internal sealed unsafe class WeightPass<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int MostTaps = 4;

    private readonly BlockShape _shape;
    private readonly Plane _input;
    private readonly Plane _conv;
    private readonly List<(Phase Phase, Tap[] Taps)> _groups = [];
    private readonly int* _offsets;

    public WeightPass(BlockShape shape, Plane input, Plane conv)
    {
        (_shape, _input, _conv) = (shape, input, conv);
        foreach (var phase in Phase.Forward(shape))
            _groups.AddRange(phase.Taps.Chunk(phase.Taps.Count == 9 ? 3 : MostTaps).Select(taps => (phase, taps)));
        _offsets = (int*)NativeMemory.Alloc((nuint)(_groups.Count * MostTaps), sizeof(int));
        for (var group = 0; group < _groups.Count; group++)
        {
            var taps = _groups[group].Taps;
            for (var i = 0; i < MostTaps; i++)
            {
                var tap = taps[Math.Min(i, taps.Length - 1)];
                _offsets[(group * MostTaps) + i] = (tap.Row * input.Row) + (tap.Column * input.Lanes);
            }
        }
    }

    /// <summary>Adds the sums of some channels of the gradient to float [O, I, 3, 3].</summary>
    /// <param name="input">The input's first plane.</param>
    /// <param name="gradient">The gradient's plane of the first of the channels.</param>
    /// <param name="first">The first channel.</param>
    /// <param name="channels">How many: 4, 2 or 1.</param>
    /// <param name="weightGradient">Where the sums are added.</param>
    public void Run(float* input, float* gradient, int first, int channels, float* weightGradient)
    {
        var sums = stackalloc float[4 * MostTaps];
        for (var i = 0; i < _groups.Count; i++)
        {
            var (phase, taps) = _groups[i];
            var rows = (_conv.Height - phase.Row + phase.ResultStep - 1) / phase.ResultStep;
            var pixels = (_conv.Width - phase.Column + phase.ResultStep - 1) / phase.ResultStep;
            var g = gradient + _conv.Origin + (phase.Row * _conv.Row) + (phase.Column * _conv.Lanes);
            var (gRow, gStep) = (phase.ResultStep * _conv.Row, phase.ResultStep * _conv.Lanes);
            var (sRow, sStep) = (phase.SourceStep * _input.Row, phase.SourceStep * _input.Lanes);
            var offsets = _offsets + (i * MostTaps);
            for (var source = 0; source < _shape.Inputs; source++)
            {
                var s = input + (source * _input.Size) + _input.Origin;
                if (channels == 4 && taps.Length == 3)
                    WeightSums.Gradients4By3<TLanes>(g, gRow, gStep, s, sRow, sStep, _conv.Size, offsets, rows, pixels, sums);
                else if (channels == 4 && TLanes.PixelsAtOnce == 4)
                    WeightSums.Gradients4<TLanes>(g, gRow, gStep, s, sRow, sStep, _conv.Size, offsets, rows, pixels, sums);
                else if (channels == 4)
                {
                    WeightSums.Gradients2<TLanes>(g, gRow, gStep, s, sRow, sStep, _conv.Size, offsets, rows, pixels, sums);
                    WeightSums.Gradients2<TLanes>(
                        g + (2 * _conv.Size), gRow, gStep, s, sRow, sStep, _conv.Size, offsets, rows, pixels, sums + (2 * MostTaps));
                }
                else if (channels == 2)
                    WeightSums.Gradients2<TLanes>(g, gRow, gStep, s, sRow, sStep, _conv.Size, offsets, rows, pixels, sums);
                else
                    WeightSums.Sources<TLanes>(
                        g, gRow, gStep, s, sRow, sStep, source + 1 < _shape.Inputs ? _input.Size : 0, offsets, rows, pixels, sums);
                for (var channel = 0; channel < channels; channel++)
                    Add(weightGradient, first + channel, source, taps, sums + (channel * MostTaps));
                if (channels == 1 && source + 1 < _shape.Inputs) Add(weightGradient, first, ++source, taps, sums + MostTaps);
            }
        }
    }

    public void Dispose() => NativeMemory.Free(_offsets);

    private void Add(float* weightGradient, int output, int input, Tap[] taps, float* sums)
    {
        var kernel = weightGradient + (9 * ((output * _shape.Inputs) + input));
        for (var i = 0; i < taps.Length; i++)
        {
            foreach (var weight in taps[i].Weights) kernel[weight] += sums[i];
        }
    }
}
