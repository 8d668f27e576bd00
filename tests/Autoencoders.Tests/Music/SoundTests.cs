using System.Buffers.Binary;
using System.Text;
using Autoencoders.Display;
using Autoencoders.Music;

namespace Autoencoders.Tests.Music;

public sealed class SoundTests
{
    private static readonly Sound s_sound = new([0, 0.5f, -1, 2], 8000, "two <clicks>");

    [Fact]
    public void Wav_OfSamples_IsAFileOfSixteenBits()
    {
        var wav = s_sound.Wav.Span;

        Assert.Equal("RIFF", Encoding.ASCII.GetString(wav[..4]));
        Assert.Equal("WAVE", Encoding.ASCII.GetString(wav[8..12]));
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wav[4..]));
        Assert.Equal(8000, BinaryPrimitives.ReadInt32LittleEndian(wav[24..]));
        short[] samples =
            [.. Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt16LittleEndian(s_sound.Wav.Span[^(8 - (2 * i))..]))];
        Assert.Equal([0, 16383, -32767, 32767], samples);
    }

    [Fact]
    public void Render_Html_HoldsThePlayerAndTheDescription()
    {
        var html = s_sound.ToHtml();

        Assert.Contains("<audio controls src=\"data:audio/wav;base64,UklGR", html);
        Assert.Contains("two &lt;clicks&gt;", html);
        Assert.Equal("Sound: two <clicks> (0.0 s)", s_sound.ToString());
    }

    [Fact]
    public void SaveWav_WritesTheSameFile()
    {
        using var folder = new TemporaryFolder();

        s_sound.SaveWav(Path.Combine(folder.Path, "tune.wav"));

        Assert.Equal(s_sound.Wav.ToArray(), File.ReadAllBytes(Path.Combine(folder.Path, "tune.wav")));
    }

    [Fact]
    public void Constructor_BadInput_SaysWhat()
    {
        Assert.Contains("at least one sample", Assert.Throws<ArgumentException>(() => new Sound([], 8000, "none")).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new Sound([float.NaN], 8000, "none")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sound([0], 0, "slow"));
    }
}
