using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>The cell of assignments that sets a run's parameters, right after the one that declares them.</summary>
public static class ParameterCell
{
    /// <summary>A copy of a notebook with such a cell, in the place of the one of an earlier run.</summary>
    /// <param name="notebook">The notebook, which stays as it is.</param>
    /// <param name="values">
    /// What to set: JSON values, or texts that are read by the parameter's type. Without any there is no such cell.
    /// </param>
    /// <param name="note">Ends the cell's comment.</param>
    /// <exception cref="ParameterException">A name or a value does not fit.</exception>
    public static NotebookDocument In(NotebookDocument notebook, IReadOnlyDictionary<string, JsonNode?> values, string note = "")
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(values);
        var copy = notebook.Clone();
        for (var i = copy.Cells.Count - 1; i >= 0; i--)
        {
            if (copy.Cells[i].HasTag(NotebookParameter.InjectedTag)) copy.RemoveAt(i);
        }
        if (values.Count == 0) return copy;

        var tagged = copy.Cells.Index().Where(cell => cell.Item.IsCode && cell.Item.HasTag(NotebookParameter.Tag))
            .Select(cell => cell.Index).ToList();
        if (tagged.Count > 1) throw Several(tagged, values.Keys);
        var declared = NotebookParameter.Of(copy);
        var code = new StringBuilder($"// Parameters of this run{note}");
        foreach (var (name, value) in values)
        {
            var parameter = declared.FirstOrDefault(candidate => candidate.Name == name) ?? throw Unknown(name, declared);
            code.Append($"\n{name} = {ParameterLiteral.Write(parameter, value)};");
        }
        copy.Insert(tagged[0] + 1, NotebookCell.NewCode(code.ToString(), NotebookParameter.InjectedTag));
        return copy;
    }

    /// <summary>The later of two cells could undo what is set after the first, or have read it before.</summary>
    private static ParameterException Several(IEnumerable<int> tagged, IEnumerable<string> names) => new(
        $"Cells {string.Join(" and ", tagged.Select(place => place + 1))} are tagged '{NotebookParameter.Tag}', so that "
        + $"{string.Join(", ", names)} cannot be set for certain: keep the tag on one cell, and declare all parameters there.");

    private static ParameterException Unknown(string name, IReadOnlyList<NotebookParameter> declared)
    {
        var known = string.Join(", ", declared.Select(parameter => $"{parameter.Name} ({parameter.TypeName}, {parameter.DefaultValue})"));
        return new(declared.Count == 0
            ? $"Parameter '{name}' cannot be set: the notebook has no cell tagged '{NotebookParameter.Tag}' that declares any."
            : $"The notebook has no parameter '{name}'. It has: {known}.");
    }
}

/// <summary>A parameter does not fit the notebook: the message says which, and what there is.</summary>
/// <param name="message">The message.</param>
public sealed class ParameterException(string message) : Exception(message);
