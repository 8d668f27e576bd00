using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>
/// Which language a notebook or a cell says it is in. C# is run, and cells of HTML and JavaScript are shown; a file that says nothing is
/// taken for C#.
/// </summary>
internal static class NotebookLanguage
{
    private static readonly string[] s_magics =
        ["#!fsharp", "#!f#", "#!pwsh", "#!powershell", "#!sql", "#!kql", "#!python", "#!http", "#!mermaid"];

    private static readonly string[] s_shown = ["html", "javascript", "markdown", "value"];
    private static readonly string[] s_csharp = ["C#", "csharp", ".net-csharp", "polyglot-notebook", "c#"];

    /// <summary>Why the notebook cannot be run; null when it can.</summary>
    public static string? Complaint(NotebookDocument notebook)
    {
        var metadata = notebook.Metadata;
        string?[] named = // what a front end starts comes first
        [
            Text(metadata, "kernelspec", "name") is { } kernel && kernel.StartsWith(".net-", StringComparison.Ordinal) ? kernel[5..] : null,
            Text(metadata, "kernelspec", "language"),
            Text(metadata, "language_info", "name"),
            Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"),
        ];
        return Other(named.OfType<string>().Take(1)) is { } other
            ? $"This notebook is in {other}, not in C#: only C# notebooks can be run here."
            : null;
    }

    /// <summary>Why a cell cannot be run; null when it can.</summary>
    public static string? Complaint(NotebookCell cell)
    {
        var named = new[]
        {
            Magic(cell.Source),
            Text(cell.Metadata, "polyglot_notebook", "kernelName"),
            Text(cell.Metadata, "dotnet_interactive", "language"),
        };
        return Other(named.Where(language => !s_shown.Contains(language))) is { } other
            ? $"is in {other}, not in C#: only C# cells can be run here."
            : null;
    }

    /// <summary>The code that a kernel of all languages runs: it begins with the language, unless that is C#.</summary>
    public static string Code(NotebookCell cell)
    {
        var language = Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");
        var isNamed = !s_shown.Contains(language) || cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal);
        return isNamed ? cell.Source : $"#!{language}\n{cell.Source}";
    }

    private static string? Other(IEnumerable<string?> named) =>
        named.FirstOrDefault(language => language is not null && !s_csharp.Contains(language));

    /// <summary>The language that a first line such as <c>#!fsharp</c> names.</summary>
    private static string? Magic(string source)
    {
        var first = source.TrimStart().Split('\n')[0].Trim();
        return s_magics.Contains(first) ? first[2..] : null;
    }

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
