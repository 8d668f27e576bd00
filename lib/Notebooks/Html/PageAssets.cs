using System.Net;
using Notebooks.Documents;

namespace Notebooks.Html;

/// <summary>The scripts that pages share: KaTeX for formulas, and what puts charts and formulas in their places.</summary>
public static class PageAssets
{
    private const string Prefix = "Notebooks.Html.assets/";

    /// <summary>Writes the files to a folder.</summary>
    public static void Write(string folder)
    {
        var assembly = typeof(PageAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, resource[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var content = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            AtomicFile.Update(path, memory.ToArray());
        }
    }

    /// <summary>The elements for a page's head.</summary>
    /// <param name="folder">The address of the folder, without a slash at its end.</param>
    /// <param name="content">What is in the page.</param>
    /// <param name="figures">The addresses of scripts that bring the charts' figures; none where the page has them.</param>
    public static string Head(string folder, NotebookContent content, params IReadOnlyList<string> figures)
    {
        var at = WebUtility.HtmlEncode(folder);
        return (content.HasCharts ? $"<script src=\"{at}/plotly.min.js\" defer></script>\n{string.Concat(figures.Select(Script))}{Script($"{folder}/charts.js")}" : "")
            + (content.HasFormulas ? $"<link rel=\"stylesheet\" href=\"{at}/katex/katex.min.css\">\n<script src=\"{at}/katex/katex.min.js\" defer></script>\n<script src=\"{at}/formulas.js\" defer></script>\n" : "")
            + (content.HasFrames ? Script($"{folder}/frames.js") : "");
    }

    private static string Script(string address) => $"<script src=\"{WebUtility.HtmlEncode(address)}\" defer></script>\n";
}
