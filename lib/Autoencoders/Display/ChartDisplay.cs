using System.Runtime.CompilerServices;
using Autoencoders.Plotting;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using XPlot.Plotly;
using Figure = Autoencoders.Plotting.Figure;

namespace Autoencoders.Display;

/// <summary>
/// Tells the notebook's kernel how charts of Plotly.NET and of XPlot are shown: as Plotly's JSON where a front end draws it, and as a picture where none does.
/// The formatters that the packages bring along load plotly.js from the network and show nothing without it.
/// </summary>
internal static class ChartDisplay
{
    private static readonly string[] s_mimeTypes = JupyterChart.IsJupyter ? [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Png, MimeTypes.Text] : [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text];

    /// <summary>Registers the formatters in a notebook's kernel; elsewhere does nothing.</summary>
    public static void RegisterInNotebook()
    {
        if (NotebookCell.IsNotebook) Register();
    }

    /// <summary>A chart in one of the MIME types in which it is shown.</summary>
    public static string Render(Figure figure, string mimeType) => mimeType switch
    {
        MimeTypes.Plotly => figure.ToJson(),
        MimeTypes.Png => Convert.ToBase64String(FigurePicture.Png(figure)),
        MimeTypes.Html => JupyterChart.Html(figure, Render(figure, MimeTypes.Png)),
        _ => figure.ToString(),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register()
    {
        Register<GenericChart>(Figure.Of);
        Register<PlotlyChart>(Figure.Of);
    }

    private static void Register<T>(Func<T, Figure> figureOf)
    {
        foreach (var mimeType in s_mimeTypes) Formatter.Register<T>((chart, writer) => writer.Write(Render(figureOf(chart), mimeType)), mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), s_mimeTypes);
    }
}
