using System.Text.Json.Nodes;

namespace Notebooks.Pages;

/// <summary>Where a page keeps what is large, pictures and charts: in itself, or where another kind of media puts them.</summary>
/// <param name="withCharts">Whether charts carry what a script needs to draw them.</param>
public class PageMedia(bool withCharts)
{
    /// <summary>The address of a picture.</summary>
    /// <param name="mimeType">Its type, for example "image/png".</param>
    /// <param name="content">The picture's bytes.</param>
    public virtual string Picture(string mimeType, byte[] content) => $"data:{mimeType};base64,{Convert.ToBase64String(content)}";

    /// <summary>The HTML by which a script finds a chart; null where charts are pictures only.</summary>
    /// <param name="chart">Data and layout, as Plotly has them.</param>
    public virtual string? Chart(JsonObject chart) =>
        withCharts ? $"<script type=\"application/json\">{chart.ToJsonString()}</script>" : null;
}
