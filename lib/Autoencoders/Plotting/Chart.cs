using Autoencoders.Data;
using Autoencoders.Display;

namespace Autoencoders.Plotting;

/// <summary>
/// A chart: an interactive Plotly figure where the front end can show one, and a picture everywhere. Made by <see cref="LinePlot"/>,
/// <c>ScatterPlot</c> and <see cref="BarChart"/>.
/// </summary>
[TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text])]
public sealed class Chart : IMimeBundle
{
    private readonly ChartSpec _spec;
    private readonly Lazy<byte[]> _png;

    internal Chart(ChartSpec spec)
    {
        _spec = spec.Validated();
        _png = new Lazy<byte[]>(() => ChartRenderer.Render(_spec).ToIndexedPng());
    }

    /// <summary>The chart as a PNG file in memory, at two pixels for each unit of the screen.</summary>
    public ReadOnlyMemory<byte> Png => _png.Value;

    /// <summary>The chart in Plotly's JSON format: an object with <c>data</c> and <c>layout</c>.</summary>
    public string PlotlyJson => PlotlyWriter.Write(_spec);

    /// <summary>Writes the picture to a PNG file.</summary>
    public void SavePng(string path) => WholeFile.Write(path, _png.Value);

    /// <summary>What the chart shows, in words.</summary>
    public override string ToString()
    {
        var names = string.Join(", ", _spec.Series.Select(s => s.Name).Where(name => name.Length > 0).Distinct());
        return $"Chart: {_spec.Title}" + (names.Length == 0 ? "" : $" ({names})");
    }

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Plotly => PlotlyJson,
        MimeTypes.Png => Convert.ToBase64String(_png.Value),
        MimeTypes.Text => ToString(),
        _ => null,
    };
}
