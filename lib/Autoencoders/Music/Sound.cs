using System.Net;
using Autoencoders.Data;
using Autoencoders.Display;
using NAudio.Wave;

namespace Autoencoders.Music;

/// <summary>A sound that a notebook or a page plays: a WAV file of 16 bits, one channel, inside the HTML.</summary>
public sealed class Sound : IDisplayed
{
    private readonly byte[] _wav;
    private readonly double _seconds;

    /// <summary>A sound of its samples.</summary>
    /// <param name="samples">From -1 to 1; values outside are clamped.</param>
    /// <param name="rate">Samples in a second, from 4 000 to 48 000.</param>
    /// <param name="description">What is heard, in words: shown above the player, and where there is none.</param>
    /// <exception cref="ArgumentException">There is no sample, or one is not a number.</exception>
    public Sound(IReadOnlyCollection<float> samples, int rate, string description)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        Refuse.OutOfRange(rate is < 4_000 or > 48_000, nameof(rate), rate,
            $"The rate is {rate}; it must be 4 000 to 48 000 samples a second.");
        if (samples.Count == 0) throw new ArgumentException("A sound needs at least one sample.", nameof(samples));
        if (samples.Any(float.IsNaN)) throw new ArgumentException("A sample is not a number (NaN).", nameof(samples));
        using var stream = new MemoryStream();
        using (var writer = new WaveFileWriter(stream, new WaveFormat(rate, 16, 1)))
        {
            foreach (var sample in samples) writer.WriteSample(Math.Clamp(sample, -1, 1));
        }

        _wav = stream.ToArray();
        _seconds = (double)samples.Count / rate;
        Description = description;
    }

    /// <summary>What is heard, in words.</summary>
    public string Description { get; }

    /// <summary>The WAV file in memory.</summary>
    public ReadOnlyMemory<byte> Wav => _wav;

    /// <summary>Writes the sound to a WAV file.</summary>
    public void SaveWav(string path) => WholeFile.Write(path, _wav);

    /// <inheritdoc/>
    public override string ToString() => $"Sound: {Description} ({_seconds:F1} s)";

    /// <summary>The player, with the sound inside.</summary>
    public string ToHtml() =>
        $"<figure style=\"margin:4px 0\"><figcaption>{WebUtility.HtmlEncode(Description)} ({_seconds:F1} s)</figcaption>"
        + $"<audio controls src=\"data:audio/wav;base64,{Convert.ToBase64String(_wav)}\"></audio></figure>";
}
