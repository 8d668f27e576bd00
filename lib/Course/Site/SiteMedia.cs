using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Pages;

namespace Course.Site;

/// <summary>
/// Keeps pictures and charts in files beside the pages, so that a page exists in six languages and its pictures once. A file is named by
/// its content.
/// </summary>
/// <param name="folder">The site's folder.</param>
/// <param name="up">The address of that folder from the page, for example "../".</param>
internal sealed class SiteMedia(string folder, string up) : PageMedia(withCharts: true)
{
    private readonly List<string> _charts = [];

    /// <summary>The addresses of the scripts that bring the page's charts.</summary>
    public IReadOnlyList<string> Charts => _charts;

    public override string Picture(string mimeType, byte[] content) =>
        up + Keep("pictures", content, mimeType["image/".Length..].Split('+')[0]);

    public override string? Chart(JsonObject chart)
    {
        var json = chart.ToJsonString();
        var name = NameOf(Encoding.UTF8.GetBytes(json));
        _charts.Add(up + Keep("charts", Encoding.UTF8.GetBytes($"(window.charts ??= {{}})['{name}'] = {json};\n"), "js"));
        return $"<span data-chart=\"{name}\"></span>";
    }

    private static string NameOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    private string Keep(string kind, byte[] content, string ending)
    {
        var name = $"assets/{kind}/{NameOf(content)}.{ending}";
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) AtomicFile.WriteAllBytes(path, content);
        return name;
    }
}
