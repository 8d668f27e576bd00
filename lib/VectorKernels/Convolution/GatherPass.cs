using System.Runtime.InteropServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>
/// A convolution's sums in one direction: for its output from its input, or for the gradient of its input from that of its output.
/// </summary>
internal sealed unsafe class GatherPass<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly PhaseTable[] _phases;
    private readonly Plane _source;
    private readonly Plane _result;
    private readonly int _sources;
    private readonly int _results;

    /// <param name="phases">The pixels of the result.</param>
    /// <param name="source">The planes that are gathered from.</param>
    /// <param name="sources">How many there are.</param>
    /// <param name="result">The planes that are made.</param>
    /// <param name="results">How many there are.</param>
    public GatherPass(Phase[] phases, Plane source, int sources, Plane result, int results)
    {
        (_source, _sources, _result, _results) = (source, sources, result, results);
        _phases = new PhaseTable[phases.Length];
        for (var i = 0; i < phases.Length; i++)
        {
            _phases[i] = new PhaseTable(phases[i], source, sources, result, PackedFloats);
            PackedFloats += _phases[i].Count * results;
        }
    }

    /// <summary>Floats that <see cref="Pack"/> writes.</summary>
    public int PackedFloats { get; }

    /// <summary>How many channels of the result are computed at once, from a given one on.</summary>
    public static int ChannelsFrom(int first, int all) => all - first >= Gather.Channels ? Gather.Channels : all - first >= 2 ? 2 : 1;

    /// <summary>Brings the weights into the order in which they are read.</summary>
    /// <param name="weights">float [O, I, 3, 3], row after row.</param>
    /// <param name="resultsFirst">Whether the results are the channels O of the weights, as in a convolution, or I, as in its
    /// gradient.</param>
    /// <param name="packed">Takes <see cref="PackedFloats"/> floats.</param>
    public void Pack(float* weights, bool resultsFirst, float* packed)
    {
        foreach (var table in _phases)
        {
            var to = packed + table.PackedAt;
            for (var first = 0; first < _results;)
            {
                var channels = ChannelsFrom(first, _results);
                for (var source = 0; source < _sources; source++)
                {
                    foreach (var tap in table.Phase.Taps)
                    {
                        for (var result = first; result < first + channels; result++)
                        {
                            var kernel = weights + (9 * (resultsFirst ? (result * _sources) + source : (source * _results) + result));
                            var sum = 0f;
                            foreach (var weight in tap.Weights) sum += kernel[weight];
                            *to++ = sum;
                        }
                    }
                }

                first += channels;
            }
        }
    }

    /// <summary>Computes all rows of some channels.</summary>
    /// <param name="packed">The weights, as packed.</param>
    /// <param name="source">The source's first plane.</param>
    /// <param name="result">The result's plane of the first of the channels.</param>
    /// <param name="first">The first channel.</param>
    /// <param name="channels">How many, as <see cref="ChannelsFrom"/> says.</param>
    /// <param name="start">What their sums begin with.</param>
    /// <param name="relu">Whether what is below zero becomes zero.</param>
    public void Run(float* packed, float* source, float* result, int first, int channels, float* start, bool relu)
    {
        foreach (var table in _phases)
        {
            var to = result + _result.Origin + (table.Phase.Row * _result.Row) + (table.Phase.Column * TLanes.Count);
            for (var y = 0; y < table.Rows; y++, to += table.Phase.ResultStep * _result.Row)
                RunRow(table, packed, y, source, to, _result.Size, first, channels, start, relu);
        }
    }

    /// <summary>Computes one row of a pass with one phase into any place.</summary>
    public void RunRow(float* packed, int y, float* source, float* row, int plane, int first, int channels, float* start, bool relu) =>
        RunRow(_phases[0], packed, y, source, row, plane, first, channels, start, relu);

    public void Dispose()
    {
        foreach (var table in _phases) table.Dispose();
    }

    private void RunRow(
        PhaseTable table, float* packed, int y, float* source, float* row, int plane, int first, int channels, float* start, bool relu) =>
        Gather.Row<TLanes>(
            source + _source.Origin + (y * table.Phase.SourceStep * _source.Row), table.Phase.SourceStep * TLanes.Count,
            table.Offsets, table.Count, packed + table.PackedAt + (first * table.Count), start, channels,
            row, plane, table.Phase.ResultStep * TLanes.Count, table.Pixels, relu);

    private sealed class PhaseTable : IDisposable
    {
        public PhaseTable(Phase phase, Plane source, int sources, Plane result, int packedAt)
        {
            (Phase, PackedAt) = (phase, packedAt);
            Rows = (result.Height - phase.Row + phase.ResultStep - 1) / phase.ResultStep;
            Pixels = (result.Width - phase.Column + phase.ResultStep - 1) / phase.ResultStep;
            Count = sources * phase.Taps.Count;
            Offsets = (int*)NativeMemory.Alloc((nuint)Count, sizeof(int));
            var i = 0;
            for (var plane = 0; plane < sources; plane++)
            {
                foreach (var tap in phase.Taps) Offsets[i++] = (plane * source.Size) + (tap.Row * source.Row) + (tap.Column * source.Lanes);
            }
        }

        public Phase Phase { get; }

        /// <summary>Where the phase's weights begin among the packed ones.</summary>
        public int PackedAt { get; }

        public int Rows { get; }

        public int Pixels { get; }

        /// <summary>Places that a pixel is gathered from.</summary>
        public int Count { get; }

        public int* Offsets { get; }

        public void Dispose() => NativeMemory.Free(Offsets);
    }
}
