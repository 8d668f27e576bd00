using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Documents;

namespace Notebooks.Pages;

/// <summary>The outputs of code cells as HTML that shows everything without scripts and network.</summary>
/// <param name="media">Where pictures and charts go.</param>
internal sealed partial class OutputHtml(PageMedia media)
{
    private const int MaxAlternative = 300;
    private const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>In this order a bundle's best form is taken: a static picture is always visible.</summary>
    private static readonly string[] s_preference =
        ["image/png", "image/jpeg", "image/gif", "image/svg+xml", "text/html", "text/markdown", "text/latex", "text/plain"];

    /// <summary>Whether a chart was met that a script can draw.</summary>
    public bool HasCharts { get; private set; }

    /// <summary>Whether a formula was met.</summary>
    public bool HasFormulas { get; private set; }

    /// <summary>Whether an output had to be closed off in a frame.</summary>
    public bool HasFrames { get; private set; }

    /// <summary>The HTML of all outputs of a cell.</summary>
    public string Write(NotebookCell cell)
    {
        var html = new StringBuilder();
        foreach (var output in cell.Outputs.OfType<JsonObject>())
        {
            html.Append(output["output_type"]!.GetValue<string>() switch
            {
                "stream" => Stream(output),
                "error" => Error(output),
                _ => output["data"] is JsonObject data ? Bundle(data, cell.ExecutionCount) : "",
            });
        }
        return html.ToString();
    }

    private static string Stream(JsonObject output)
    {
        var text = WebUtility.HtmlEncode(Plain(Multiline.Read(output["text"])));
        return Multiline.Read(output["name"]) == "stderr"
            ? $"<pre class=\"output stderr\" tabindex=\"0\" aria-label=\"error output\">{text}</pre>"
            : $"<pre class=\"output\" tabindex=\"0\" aria-label=\"printed output\">{text}</pre>";
    }

    private static string Error(JsonObject output)
    {
        var name = Plain(Multiline.Read(output["ename"]));
        var message = Plain(Multiline.Read(output["evalue"]));
        var trace = output["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(line => Plain(Multiline.Read(line)))) : "";
        foreach (var heading in (string[])[$"{name}: {message}", message])
        {
            trace = trace.StartsWith(heading, StringComparison.Ordinal) ? trace[heading.Length..].TrimStart('\n') : trace;
        }
        var report = trace.Length == 0 ? "" : $"<pre tabindex=\"0\">{WebUtility.HtmlEncode(trace)}</pre>";
        var what = $"<strong>{WebUtility.HtmlEncode(name)}</strong> {WebUtility.HtmlEncode(message)}";
        return $"<div class=\"error\" role=\"note\"><p>{what}</p>{report}</div>";
    }

    /// <summary>A chart that has a picture to begin with: JSON, or as some kernels write it a string with JSON.</summary>
    private static JsonObject? Chart(JsonObject? data)
    {
        if (data?["image/png"] is null || data[Plotly] is not { } stored) return null;
        try
        {
            var read = stored as JsonObject ?? JsonNode.Parse(Multiline.Read(stored) ?? "") as JsonObject;
            return read?["data"] is JsonArray ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Bundle(JsonObject data, int? number)
    {
        var mimeType = s_preference.FirstOrDefault(candidate => Multiline.Read(data[candidate]) is not null);
        if (mimeType is null) return "";
        var value = Multiline.Read(data[mimeType])!;
        var plain = Multiline.Read(data["text/plain"]) ?? $"Output of cell {number}";
        return mimeType switch
        {
            "image/svg+xml" => Picture(mimeType, Encoding.UTF8.GetBytes(value), plain),
            "image/png" or "image/jpeg" or "image/gif" =>
                Picture(mimeType, PictureData.Decode(mimeType, value) ?? [], plain, mimeType == "image/png" ? Chart(data) : null),
            "text/html" => Rich(DefaultStyle().Replace(value, ""), number),
            "text/markdown" => Rich(Markdig.Markdown.ToHtml(value), number),
            "text/latex" => Formula(value.Trim('$', '\n', ' ')),
            _ => $"<pre class=\"output\" tabindex=\"0\" aria-label=\"result\">{WebUtility.HtmlEncode(Plain(value))}</pre>",
        };
    }

    private string Rich(string html, int? number)
    {
        var isInert = InertHtml.Is(html);
        HasFrames |= !isInert;
        return isInert ? $"<div class=\"output rich\">{html}</div>" : Frame.Of(html, $"Output of cell {number}");
    }

    private string Picture(string mimeType, byte[] content, string plain, JsonObject? chart = null)
    {
        var alternative = plain.Length <= MaxAlternative ? plain : plain[..MaxAlternative] + "...";
        var (address, words) = (WebUtility.HtmlEncode(media.Picture(mimeType, content)), WebUtility.HtmlEncode(alternative));
        var picture = $"<img src=\"{address}\"{Size(content)} alt=\"{words}\">";
        if (chart is null || media.Chart(chart) is not { } place) return $"<p class=\"output picture\">{picture}</p>";
        HasCharts = true;
        return $"<div class=\"output picture chart\">{picture}{place}</div>";
    }

    private string Formula(string tex)
    {
        HasFormulas = true;
        return $"<div class=\"output rich\"><div class=\"math display\">{WebUtility.HtmlEncode(tex)}</div></div>";
    }

    /// <summary>A PNG's own size, so that the page does not jump when it has loaded.</summary>
    private static string Size(byte[] content)
    {
        if (content.Length <= 24 || !content.AsSpan(1, 3).SequenceEqual("PNG"u8)) return "";
        return $" width=\"{Number(16)}\" height=\"{Number(20)}\"";

        int Number(int at) => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
    }

    /// <summary>A text without the colour codes of terminals.</summary>
    private static string Plain(string? text) => Escapes().Replace(text ?? "", "");

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)")]
    private static partial Regex Escapes();

    /// <summary>
    /// The style sheet that .NET Interactive puts behind its tables, and that would apply to the whole page, which has rules for them.
    /// </summary>
    [GeneratedRegex(@"<style>\s*\.dni-code-hint\b[^<]*</style>\s*\z")]
    private static partial Regex DefaultStyle();
}
