using Autoencoders.Plotting;

namespace Autoencoders.Display;

/// <summary>
/// A chart as HTML for Jupyter, which draws no Plotly by itself: the picture, and a script that puts the live chart in its place if the server has plotly.js, where
/// <c>./course jupyter install</c> puts it: beside the kernel's own file, from where every Jupyter serves it. Without script or server the picture stays; no other machine is asked.
/// </summary>
internal static class JupyterChart
{
    private static readonly Lazy<string> s_script = new(() =>
    {
        using var reader = new StreamReader(typeof(JupyterChart).Assembly.GetManifestResourceStream("Autoencoders.Display.jupyter-chart.js")!);
        return reader.ReadToEnd().Trim();
    });

    /// <summary>Whether the notebook's kernel was started by Jupyter.</summary>
    public static bool IsJupyter { get; } = Environment.GetCommandLineArgs().Contains("jupyter");

    /// <summary>The HTML.</summary>
    /// <param name="figure">The chart.</param>
    /// <param name="png">Its picture, as base64.</param>
    public static string Html(Figure figure, string png)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        var json = figure.ToJson().Replace("</", "<\\/", StringComparison.Ordinal); // nothing in a figure may end the script
        return $"<div id=\"{id}\"><img src=\"data:image/png;base64,{png}\" alt=\"{Display.Html.Encode(figure.ToString())}\" style=\"max-width:100%\"><script>{s_script.Value}('{id}', {json});</script></div>";
    }
}
