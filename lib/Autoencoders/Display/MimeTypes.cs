namespace Autoencoders.Display;

/// <summary>The MIME types that the library's displays use.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>A picture, written as bare base64 text.</summary>
    public const string Png = "image/png";

    /// <summary>A figure in Plotly's JSON format.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>The named numbers that a notebook ends with: one flat JSON object.</summary>
    public const string Figures = "application/vnd.autoencoders.figures+json";
}
