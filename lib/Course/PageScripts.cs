using System.Text;
using Notebooks.Documents;
using Notebooks.Pages;
using Plotly.NET;

namespace Course;

/// <summary>
/// The scripts of all pages: those of <see cref="PageAssets"/>, and plotly.js as Plotly.NET brings it along, so that no page asks the
/// network for it.
/// </summary>
internal static class PageScripts
{
    /// <summary>Writes them to a folder, which is made if it is not there.</summary>
    public static void Write(string folder)
    {
        PageAssets.Write(folder);
        WritePlotly(folder);
    }

    /// <summary>Writes plotly.min.js to a folder.</summary>
    public static void WritePlotly(string folder)
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(".min.js", StringComparison.Ordinal));
        using var script = assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(script);
        AtomicFile.Update(Path.Combine(folder, "plotly.min.js"), Encoding.UTF8.GetBytes(text.ReadToEnd()));
    }
}
