using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>Puts the parameters of a run into a notebook: a cell of assignments right after the one that declares them.</summary>
internal static class ParameterInjector
{
    /// <exception cref="ParameterException">A name, a value or the profile does not fit.</exception>
    public static void Inject(NotebookDocument notebook, ExecutionOptions options)
    {
        RemoveEarlier(notebook);
        var values = new Dictionary<string, JsonNode?>(Profile(notebook, options));
        foreach (var (name, value) in options.Parameters)
            values[name] = value;
        if (values.Count == 0)
            return;

        var tagged = notebook.Cells.Index().Where(cell => cell.Item.IsCode && cell.Item.HasTag(NotebookParameter.Tag))
            .Select(cell => cell.Index).ToList();
        if (tagged.Count > 1)
            throw Several(tagged, values.Keys);
        var declared = NotebookParameter.Of(notebook);
        var code = new StringBuilder("// Parameters of this run").Append(options.Profile is { } profile ? $" (profile {profile})" : "");
        foreach (var (name, value) in values)
        {
            var parameter = declared.FirstOrDefault(candidate => candidate.Name == name) ?? throw Unknown(name, declared);
            code.Append($"\n{name} = {ParameterLiteral.Write(parameter, value)};");
        }
        notebook.Insert(tagged[0] + 1, NotebookCell.NewCode(code.ToString(), NotebookParameter.InjectedTag));
    }

    private static void RemoveEarlier(NotebookDocument notebook)
    {
        var cells = notebook.Cells;
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (cells[i].HasTag(NotebookParameter.InjectedTag))
                notebook.RemoveAt(i);
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Profile(NotebookDocument notebook, ExecutionOptions options)
    {
        if (options.Profile is not { } name || name == "full" || MetadataPath.Get(notebook.Metadata, options.ProfilesPath) is not JsonObject profiles)
            return [];
        if (profiles.TryGetPropertyValue(name, out var profile))
            return profile as JsonObject ?? throw new ParameterException($"Profile '{name}' in the notebook's metadata must map parameters to values.");
        throw new ParameterException($"The notebook has no profile '{name}'. It has: {string.Join(", ", profiles.Select(p => p.Key).Prepend("full"))}.");
    }

    /// <summary>The later of two cells could undo what is set after the first, or have read it before.</summary>
    private static ParameterException Several(IEnumerable<int> tagged, IEnumerable<string> names) => new(
        $"Cells {string.Join(" and ", tagged.Select(place => place + 1))} are tagged '{NotebookParameter.Tag}', so that "
        + $"{string.Join(", ", names)} cannot be set for certain: keep the tag on one cell, and declare all parameters there.");

    private static ParameterException Unknown(string name, IReadOnlyList<NotebookParameter> declared) => new(declared.Count == 0
        ? $"Parameter '{name}' cannot be set: the notebook has no cell tagged '{NotebookParameter.Tag}' that declares any."
        : $"The notebook has no parameter '{name}'. It has: {string.Join(", ", declared.Select(p => $"{p.Name} ({p.TypeName}, {p.DefaultValue})"))}.");
}
