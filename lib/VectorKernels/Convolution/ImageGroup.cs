using System.Runtime.CompilerServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>Moves images between a tensor, where they lie one after the other, and the planes of a group, where each has a lane.</summary>
internal static unsafe class ImageGroup
{
    /// <summary>Fills planes; lanes without an image become zero.</summary>
    /// <param name="images">The first image of the group: channels, rows, pixels.</param>
    /// <param name="count">Images in the group.</param>
    /// <param name="planes">The group's planes.</param>
    /// <param name="plane">How they lie.</param>
    /// <param name="channels">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load<TLanes>(float* images, int count, float* planes, Plane plane, int channels)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var size = channels * plane.Height * plane.Width;
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            var from = images + ((long)lane * size);
            for (var channel = 0; channel < channels; channel++)
            {
                for (var y = 0; y < plane.Height; y++)
                {
                    var to = planes + (channel * plane.Size) + plane.Origin + (y * plane.Row) + lane;
                    if (lane < count)
                    {
                        for (var x = 0; x < plane.Width; x++) to[x * TLanes.Count] = *from++;
                    }
                    else
                    {
                        for (var x = 0; x < plane.Width; x++) to[x * TLanes.Count] = 0;
                    }
                }
            }
        }
    }

    /// <summary>Makes the borders of planes zero.</summary>
    public static void ClearBorders(float* planes, Plane plane, int channels)
    {
        var sides = 2 * plane.Border * plane.Lanes; // the right border of a row and the left one of the next
        for (var channel = 0; channel < channels; channel++, planes += plane.Size)
        {
            new Span<float>(planes, plane.Origin).Clear();
            for (var y = 1; y < plane.Height; y++) new Span<float>(planes + plane.Origin + (y * plane.Row) - sides, sides).Clear();
            new Span<float>(planes + plane.Size - plane.Origin, plane.Origin).Clear();
        }
    }

    /// <summary>Writes the images of a group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<TLanes>(float* planes, Plane plane, int channels, float* images, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var size = channels * plane.Height * plane.Width;
        for (var lane = 0; lane < count; lane++)
        {
            var to = images + ((long)lane * size);
            for (var channel = 0; channel < channels; channel++)
            {
                for (var y = 0; y < plane.Height; y++)
                {
                    var from = planes + (channel * plane.Size) + plane.Origin + (y * plane.Row) + lane;
                    for (var x = 0; x < plane.Width; x++) *to++ = from[x * TLanes.Count];
                }
            }
        }
    }
}
