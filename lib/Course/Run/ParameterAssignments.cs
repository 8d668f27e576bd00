using System.Text.Json.Nodes;
using Course.Metadata;
using Notebooks.Execution;

namespace Course.Run;

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

    /// <summary>Sets profile and parameters in notebooks before any is run. One that they do not fit fails when its turn comes.</summary>
    /// <exception cref="InputException">No notebook of the run has a parameter, or none can be run with profile and parameters.</exception>
    public IReadOnlyList<CourseNotebook> Set(IReadOnlyList<CourseNotebook> notebooks, string profile)
    {
        var readable = notebooks.Where(notebook => notebook.Complaint is null).ToList();
        var prepared = notebooks.Select(notebook => notebook.Complaint is null ? Set(notebook, profile) : notebook).ToList();
        if (readable.Count > 0 && prepared.TrueForAll(notebook => notebook.Complaint is not null))
        {
            var first = prepared.Find(notebook => notebook.Name == readable[0].Name)!;
            throw new InputException($"{first.Name}: {first.Complaint}");
        }

        var declared = readable.SelectMany(notebook => NotebookParameter.Of(notebook.Document)).DistinctBy(parameter => parameter.Name)
            .ToList();
        foreach (var name in _values.Keys.Where(name => readable.Count > 0 && declared.All(parameter => parameter.Name != name)))
        {
            var known = string.Join(", ", declared.Select(parameter => $"{parameter.Name} (now {parameter.DefaultValue})"));
            var searched = string.Join(", ", readable.Select(notebook => notebook.Name));
            throw new InputException($"There is no parameter '{name}' in {searched}. There are: {(known.Length == 0 ? "none" : known)}.");
        }

        return prepared;
    }

    private CourseNotebook Set(CourseNotebook notebook, string profile)
    {
        var names = NotebookParameter.Of(notebook.Document).Select(parameter => parameter.Name).ToHashSet();
        var values = _values.Where(pair => names.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => (JsonNode?)pair.Value);
        try
        {
            return notebook with { Document = Profiles.Set(notebook.Document, profile, values) };
        }
        catch (ParameterException error)
        {
            return notebook with { Complaint = error.Message };
        }
    }
}
