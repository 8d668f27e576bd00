using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Documents;

namespace Notebooks.Html;

/// <summary>The outputs of a code cell as HTML that needs neither scripts nor a network.</summary>
internal static partial class OutputHtml
{
    private const int MaxAlternative = 300;

    /// <summary>In this order a bundle's best form is taken: a static picture is always visible, an interactive chart is not.</summary>
    private static readonly string[] Preference =
        ["image/png", "image/jpeg", "image/gif", "image/svg+xml", "text/html", "text/markdown", "text/latex", "text/plain"];

    /// <summary>The HTML of all outputs of a cell.</summary>
    public static string Write(NotebookCell cell)
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
        return output["name"]?.GetValue<string>() == "stderr"
            ? $"<pre class=\"output stderr\" tabindex=\"0\" aria-label=\"error output\">{text}</pre>"
            : $"<pre class=\"output\" tabindex=\"0\" aria-label=\"printed output\">{text}</pre>";
    }

    private static string Error(JsonObject output)
    {
        var name = Plain(Multiline.Read(output["ename"]));
        var message = Plain(Multiline.Read(output["evalue"]));
        var trace = output["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(line => Plain(Multiline.Read(line)))) : "";
        foreach (var heading in (string[])[$"{name}: {message}", message])
            trace = trace.StartsWith(heading, StringComparison.Ordinal) ? trace[heading.Length..].TrimStart('\n') : trace;
        var report = trace.Length == 0 ? "" : $"<pre tabindex=\"0\">{WebUtility.HtmlEncode(trace)}</pre>";
        return $"<div class=\"error\" role=\"note\"><p><strong>{WebUtility.HtmlEncode(name)}</strong> {WebUtility.HtmlEncode(message)}</p>{report}</div>";
    }

    private static string Bundle(JsonObject data, int? number)
    {
        var mimeType = Preference.FirstOrDefault(candidate => Multiline.Read(data[candidate]) is not null);
        if (mimeType is null)
            return "";
        var value = Multiline.Read(data[mimeType])!;
        var plain = Multiline.Read(data["text/plain"]) ?? $"Output of cell {number}";
        return mimeType switch
        {
            "image/svg+xml" => Picture(mimeType, Convert.ToBase64String(Encoding.UTF8.GetBytes(value)), plain),
            _ when mimeType.StartsWith("image/", StringComparison.Ordinal) => Picture(mimeType, value.ReplaceLineEndings(""), plain),
            "text/html" => $"<div class=\"output rich\">{value}</div>",
            "text/markdown" => $"<div class=\"output rich\">{Markdig.Markdown.ToHtml(value)}</div>",
            "text/latex" => $"<div class=\"output rich\">{MathMl.Convert(value.Trim('$', '\n', ' '), display: true)}</div>",
            _ => $"<pre class=\"output\" tabindex=\"0\" aria-label=\"result\">{WebUtility.HtmlEncode(value)}</pre>",
        };
    }

    private static string Picture(string mimeType, string base64, string plain)
    {
        var alternative = plain.Length <= MaxAlternative ? plain : plain[..MaxAlternative] + "...";
        return $"<p class=\"output picture\"><img src=\"data:{mimeType};base64,{base64}\" alt=\"{WebUtility.HtmlEncode(alternative)}\"></p>";
    }

    /// <summary>A text without the colour codes of terminals.</summary>
    private static string Plain(string? text) => Escapes().Replace(text ?? "", "");

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();
}
