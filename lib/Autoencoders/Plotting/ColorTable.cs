using System.Runtime.InteropServices;

namespace Autoencoders.Plotting;

/// <summary>The 256 most frequent colours of a picture, and for each pixel the one that is nearest to its own.</summary>
internal sealed record ColorTable(IReadOnlyList<Rgb> Colors, byte[] Indices)
{
    private const int Most = 256;

    public static ColorTable For(ReadOnlySpan<byte> pixels)
    {
        var colors = MemoryMarshal.Cast<byte, Rgb>(pixels);
        var counts = new Dictionary<Rgb, int>();
        foreach (var color in colors) CollectionsMarshal.GetValueRefOrAddDefault(counts, color, out _)++;
        Rgb[] kept = [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Hex, StringComparer.Ordinal).Take(Most).Select(pair => pair.Key)];

        var nearest = kept.Select((color, index) => (color, index)).ToDictionary(pair => pair.color, pair => (byte)pair.index);
        var indices = new byte[colors.Length];
        for (var i = 0; i < colors.Length; i++)
        {
            if (!nearest.TryGetValue(colors[i], out indices[i])) nearest[colors[i]] = indices[i] = Nearest(kept, colors[i]);
        }

        return new ColorTable(kept, indices);
    }

    private static byte Nearest(Rgb[] kept, Rgb color)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < kept.Length; i++)
        {
            var (red, green, blue) = (kept[i].Red - color.Red, kept[i].Green - color.Green, kept[i].Blue - color.Blue);
            var distance = (red * red) + (green * green) + (blue * blue);
            if (distance < least) (best, least) = (i, distance);
        }

        return (byte)best;
    }
}
