using System.Net;
using Autoencoders.Data;
using Autoencoders.Display;

namespace Autoencoders.Plotting;

/// <summary>A PNG picture with a text that says what it shows. Made by <c>ImageGrid</c>.</summary>
public sealed class Picture : IDisplayed
{
    private readonly byte[] _png;

    internal Picture(byte[] png, string description) => (_png, Description) = (png, description);

    /// <summary>What the picture shows, in words.</summary>
    public string Description { get; }

    /// <summary>The picture as a PNG file in memory.</summary>
    public ReadOnlyMemory<byte> Png => _png;

    /// <summary>Writes the picture to a PNG file.</summary>
    public void SavePng(string path) => WholeFile.Write(path, _png);

    /// <summary>The picture in HTML.</summary>
    public string ToHtml() => $"<img src=\"data:image/png;base64,{ToBase64()}\" alt=\"{WebUtility.HtmlEncode(Description)}\">";

    /// <inheritdoc/>
    public override string ToString() => Description;

    internal string ToBase64() => Convert.ToBase64String(_png);
}
