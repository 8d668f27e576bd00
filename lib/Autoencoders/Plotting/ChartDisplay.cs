using System.Net;
using System.Runtime.CompilerServices;
using Autoencoders.Display;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using XPlot.Plotly;

namespace Autoencoders.Plotting;

/// <summary>
/// Shows charts of Plotly.NET and of XPlot in a notebook: as Plotly's JSON where a front end draws it, and as a picture where none does.
/// The formatters that the packages bring along load plotly.js from the network and show nothing without it.
/// </summary>
internal static class ChartDisplay
{
    public const string PlotlyType = "application/vnd.plotly.v1+json";

    private static readonly Lazy<string> s_script = new(() =>
    {
        using var script = typeof(ChartDisplay).Assembly.GetManifestResourceStream("Autoencoders.Plotting.jupyter-chart.js")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd().Trim();
    });

    /// <summary>Registers charts and pictures. Only code that runs in a notebook may call this.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Register()
    {
        Formatters.Register<Picture>(("image/png", picture => picture.ToBase64()), ("text/plain", picture => picture.ToString()));
        Register<GenericChart>(ChartData.Of);
        Register<PlotlyChart>(ChartData.Of);
    }

    /// <summary>
    /// A chart for Jupyter, which does not draw Plotly itself: the picture, and a script that puts the live chart in its place if the
    /// server has plotly.js, which <c>./course jupyter install</c> puts beside the kernel's own file, from where every Jupyter serves it.
    /// Without script or server the picture stays; no other machine is asked.
    /// </summary>
    public static string ToHtml(ChartData chart)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        var json = chart.ToJson().Replace("</", "<\\/", StringComparison.Ordinal); // nothing in a chart may end the script
        var words = WebUtility.HtmlEncode(chart.ToString());
        var picture = $"<img src=\"data:image/png;base64,{Png(chart)}\" alt=\"{words}\" style=\"max-width:100%\">";
        return $"<div id=\"{id}\">{picture}<script>{s_script.Value}('{id}', {json});</script></div>";
    }

    /// <summary>A chart as a picture, which has a public <c>ToHtml</c>; any other value as it is.</summary>
    public static object WithHtml(object value)
    {
        var chart = value switch { GenericChart plotly => ChartData.Of(plotly), PlotlyChart xplot => ChartData.Of(xplot), _ => null };
        return chart is null ? value : new Picture(ChartPicture.Png(chart), chart.ToString());
    }

    private static string Png(ChartData chart) => Convert.ToBase64String(ChartPicture.Png(chart));

    private static void Register<T>(Func<T, ChartData> dataOf)
    {
        var isJupyter = Environment.GetCommandLineArgs().Contains("jupyter");
        object? html = null;
        Formatters.Register<T>(
            (PlotlyType, Json), ("image/png", chart => Png(dataOf(chart))), ("text/plain", chart => dataOf(chart).ToString()));
        if (isJupyter) Formatter.SetPreferredMimeTypesFor(typeof(T), PlotlyType, "text/html", "image/png", "text/plain");

        // It is written first: by then a package that a cell has loaded may have registered HTML that needs the network.
        string Json(T chart)
        {
            if (isJupyter && !ReferenceEquals(Formatter.GetPreferredFormatterFor(typeof(T), "text/html"), html))
            {
                Formatter.Register<T>((shown, writer) => writer.Write(ToHtml(dataOf(shown))), "text/html");
                html = Formatter.GetPreferredFormatterFor(typeof(T), "text/html");
            }

            return dataOf(chart).ToJson();
        }
    }
}
