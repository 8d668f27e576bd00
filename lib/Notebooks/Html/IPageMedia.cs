using System.Text.Json.Nodes;

namespace Notebooks.Html;

/// <summary>Where a page keeps what is large: pictures and charts, in itself or beside itself.</summary>
public interface IPageMedia
{
    /// <summary>The address of a picture.</summary>
    /// <param name="mimeType">Its type, for example "image/png".</param>
    /// <param name="content">The picture's bytes.</param>
    string Picture(string mimeType, byte[] content);

    /// <summary>The HTML by which a script finds a chart's figure; null where charts are pictures only.</summary>
    /// <param name="figure">Data and layout, as Plotly has them.</param>
    string? Chart(JsonObject figure);
}
