using System.Text.Json.Nodes;
using Notebooks.Execution;

namespace Course.Running;

/// <summary>The <c>-p name=value</c> options of a run, shared out to the notebooks that declare such parameters.</summary>
internal sealed class ParameterAssignments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="InputException">A text is not of the form <c>name=value</c>.</exception>
    public ParameterAssignments(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split < 1) throw new InputException($"Parameter '{text}' is not of the form name=value, such as epochs=3.");
            _values[text[..split].Trim()] = text[(split + 1)..];
        }
    }

    /// <summary>Holds every name against the notebooks before any is run.</summary>
    /// <exception cref="InputException">No notebook of the run has the parameter.</exception>
    public void Check(IReadOnlyList<NotebookJob> jobs)
    {
        if (_values.Count == 0) return;
        var declared = jobs.SelectMany(job => NotebookParameter.Of(job.Document)).DistinctBy(parameter => parameter.Name).ToList();
        foreach (var name in _values.Keys.Where(name => declared.All(parameter => parameter.Name != name)))
        {
            var known = declared.Count == 0 ? "none" : string.Join(", ", declared.Select(parameter => $"{parameter.Name} (now {parameter.DefaultValue})"));
            throw new InputException($"There is no parameter '{name}' in {string.Join(", ", jobs.Select(job => job.Name))}. There are: {known}.");
        }
    }

    /// <summary>The values for one notebook.</summary>
    public Dictionary<string, JsonNode?> For(NotebookJob job)
    {
        if (_values.Count == 0) return [];
        var names = NotebookParameter.Of(job.Document).Select(parameter => parameter.Name).ToHashSet();
        return _values.Where(pair => names.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => (JsonNode?)JsonValue.Create(pair.Value));
    }
}
