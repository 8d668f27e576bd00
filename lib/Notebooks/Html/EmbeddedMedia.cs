using System.Text.Json.Nodes;

namespace Notebooks.Html;

/// <summary>Keeps everything in the page.</summary>
/// <param name="withCharts">Whether charts carry what a script needs to draw them.</param>
public sealed class EmbeddedMedia(bool withCharts) : IPageMedia
{
    /// <inheritdoc/>
    public string Picture(string mimeType, byte[] content) => $"data:{mimeType};base64,{Convert.ToBase64String(content)}";

    /// <inheritdoc/>
    public string? Chart(JsonObject figure) => withCharts ? $"<script type=\"application/json\">{figure.ToJsonString()}</script>" : null;
}
