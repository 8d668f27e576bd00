using System.Net;
using System.Text;
using Notebooks.Documents;

namespace Notebooks.Pages;

/// <summary>The scripts that pages share: KaTeX for formulas, and what puts charts and formulas in their places.</summary>
public static class PageAssets
{
    private const string Prefix = "Notebooks.Pages.assets/";

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
    /// <param name="charts">The addresses of scripts that bring the charts; none where the page has them.</param>
    public static string Head(string folder, NotebookContent content, params IReadOnlyList<string> charts)
    {
        var head = new StringBuilder();
        if (content.HasCharts) Scripts([$"{folder}/plotly.min.js", .. charts, $"{folder}/charts.js"]);
        if (content.HasFormulas) head.Append($"<link rel=\"stylesheet\" href=\"{WebUtility.HtmlEncode(folder)}/katex/katex.min.css\">\n");
        if (content.HasFormulas) Scripts([$"{folder}/katex/katex.min.js", $"{folder}/formulas.js"]);
        if (content.HasFrames) Scripts([$"{folder}/frames.js"]);
        return head.ToString();

        void Scripts(IEnumerable<string> addresses)
        {
            foreach (var address in addresses) head.Append($"<script src=\"{WebUtility.HtmlEncode(address)}\" defer></script>\n");
        }
    }
}
