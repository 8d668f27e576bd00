using System.Buffers.Binary;
using System.IO.Compression;

namespace Autoencoders.Plotting;

/// <summary>Encodes pictures as PNG (W3C PNG, third edition): 8 bits a channel, grayscale or RGB, each row filtered as suits it.</summary>
public static class Png
{
    private const int PixelsPerMetre = 5669; // 144 dots per inch: two pixels for each of the 96 that a screen's unit has

    /// <summary>Encodes <paramref name="pixels"/>, row after row from the top, as a PNG file in memory.</summary>
    /// <param name="pixels">height * width * channels bytes.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 for grayscale, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the number of bytes does not fit the sizes.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3)) throw new ArgumentException($"A picture has 1 or 3 channels, not {channels}.", nameof(channels));
        if (pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException($"{width}x{height} pixels of {channels} channels are {(long)width * height * channels} bytes, not {pixels.Length}.", nameof(pixels));
        }

        return WriteFile(pixels, width, height, channels, colorType: (byte)(channels == 1 ? 0 : 2), []);
    }

    /// <summary>Encodes a picture of at most 256 colours: one byte a pixel that names an entry of the palette.</summary>
    internal static byte[] EncodeIndexed(ReadOnlySpan<byte> indices, int width, int height, IReadOnlyList<Rgb> palette) =>
        WriteFile(indices, width, height, 1, colorType: 3, [.. palette.SelectMany(c => new[] { c.Red, c.Green, c.Blue })]);

    private static byte[] WriteFile(ReadOnlySpan<byte> pixels, int width, int height, int channels, byte colorType, byte[] palette)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits a channel
        header[9] = colorType;
        WriteChunk(file, "IHDR"u8, header);
        Span<byte> density = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(density, PixelsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(density[4..], PixelsPerMetre);
        density[8] = 1; // the unit is the metre
        WriteChunk(file, "pHYs"u8, density);
        if (palette.Length > 0) WriteChunk(file, "PLTE"u8, palette);
        WriteChunk(file, "IDAT"u8, Compress(pixels, width * channels, channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int stride, int channels)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var rows = new PngRowFilter(stride, channels);
            for (var start = 0; start < pixels.Length; start += stride) zlib.Write(rows.Filter(pixels.Slice(start, stride)));
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(type, data));
        file.Write(number);
    }
}
