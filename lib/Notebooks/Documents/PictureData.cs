using System.Text;

namespace Notebooks.Documents;

/// <summary>A picture as a notebook stores it by its MIME type: in base64, or an SVG as its text.</summary>
public static class PictureData
{
    /// <summary>The picture's bytes; null when <paramref name="stored"/> is not valid base64.</summary>
    public static byte[]? Decode(string mimeType, string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (mimeType == "image/svg+xml" && stored.TrimStart().StartsWith('<')) return Encoding.UTF8.GetBytes(stored);
        var bytes = new byte[stored.Length]; // base64 takes four characters for three bytes
        return Convert.TryFromBase64String(stored, bytes, out var count) ? bytes[..count] : null;
    }
}
