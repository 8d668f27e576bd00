using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Autoencoders.Tests.Plotting;

/// <summary>A PNG as a small reader of its own understands it: 8 bits, gray, RGB or palette, filters none, left and above.</summary>
internal sealed class PngReader
{
    private readonly byte[] _samples;
    private readonly int _channels;
    private readonly byte[] _palette = [];

    public PngReader(ReadOnlySpan<byte> file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());
        using var data = new MemoryStream();
        var place = 8;
        while (Chunks.LastOrDefault() != "IEND")
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[place..]);
            var type = Encoding.ASCII.GetString(file.Slice(place + 4, 4));
            var content = file.Slice(place + 8, length);
            Chunks.Add(type);
            if (type == "IHDR")
            {
                (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                ColorType = content[9];
            }
            else if (type == "PLTE")
            {
                _palette = content.ToArray();
            }
            else if (type == "IDAT")
            {
                data.Write(content);
            }

            place += length + 12;
        }

        Assert.Equal(file.Length, place);
        _channels = ColorType == 2 ? 3 : 1;
        data.Position = 0;
        _samples = Unfilter(new ZLibStream(data, CompressionMode.Decompress));
    }

    public int Width { get; }

    public int Height { get; }

    public int ColorType { get; }

    public List<string> Chunks { get; } = [];

    /// <summary>Red, green and blue of a pixel.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var sample = _samples.AsSpan(((y * Width) + x) * _channels);
            return ColorType switch
            {
                0 => (sample[0], sample[0], sample[0]),
                2 => (sample[0], sample[1], sample[2]),
                _ => (_palette[sample[0] * 3], _palette[(sample[0] * 3) + 1], _palette[(sample[0] * 3) + 2]),
            };
        }
    }

    private byte[] Unfilter(ZLibStream rows)
    {
        var stride = Width * _channels;
        var samples = new byte[stride * Height];
        var row = new byte[stride + 1];
        for (var y = 0; y < Height; y++)
        {
            rows.ReadExactly(row);
            for (var i = 0; i < stride; i++)
            {
                var left = i < _channels ? 0 : samples[(y * stride) + i - _channels];
                var above = y == 0 ? 0 : samples[((y - 1) * stride) + i];
                samples[(y * stride) + i] = (byte)(row[i + 1] + row[0] switch { 0 => 0, 1 => left, 2 => above, var other => throw new InvalidDataException($"filter {other}") });
            }
        }

        Assert.Equal(-1, rows.ReadByte());
        return samples;
    }
}
