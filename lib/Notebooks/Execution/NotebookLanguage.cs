using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>
/// Which language a notebook or a cell says it is in. A notebook of C# is run, and one that says nothing is taken for it; its cells may be
/// in any language that the kernel has, from the start or from a package.
/// </summary>
internal static class NotebookLanguage
{
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
        return named.OfType<string>().FirstOrDefault() is { } other && !s_csharp.Contains(other)
            ? $"This notebook is in {other}, not in C#: only C# notebooks can be run here."
            : null;
    }

    /// <summary>The code that a kernel of all languages runs: it begins with the language, unless that is C#.</summary>
    public static string Code(NotebookCell cell)
    {
        var language = Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");
        var isNamed = cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal);
        return isNamed || language is null || s_csharp.Contains(language) ? cell.Source : $"#!{language}\n{cell.Source}";
    }

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
