using Autoencoders.Data;
using Autoencoders.Display;

namespace Autoencoders.Plotting;

/// <summary>A PNG picture with a text that says what it shows. Made by <c>ImageGrid</c>.</summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [MimeTypes.Png, MimeTypes.Text])]
public sealed class Picture : IMimeBundle
{
    private readonly byte[] _png;

    internal Picture(byte[] png, string description) => (_png, Description) = (png, description);

    /// <summary>What the picture shows, in words.</summary>
    public string Description { get; }

    /// <summary>The picture as a PNG file in memory.</summary>
    public ReadOnlyMemory<byte> Png => _png;

    /// <summary>Writes the picture to a PNG file.</summary>
    public void SavePng(string path) => WholeFile.Write(path, _png);

    /// <inheritdoc/>
    public override string ToString() => Description;

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Png => Convert.ToBase64String(_png),
        MimeTypes.Text => Description,
        _ => null,
    };
}
