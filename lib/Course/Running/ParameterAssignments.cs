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

    /// <summary>
    /// Holds profile and parameters against the notebooks before any is run. One that they do not fit fails when its turn comes.
    /// </summary>
    /// <param name="jobs">The notebooks.</param>
    /// <param name="profile">The profile's name.</param>
    /// <exception cref="InputException">No notebook of the run has a parameter, or none can be run with profile and parameters.</exception>
    public void Check(IReadOnlyList<NotebookJob> jobs, string profile)
    {
        var readable = jobs.Where(job => job.Complaint is null).ToList();
        var misfits = readable.Select(job => Misfit(job, profile)).ToList();
        if (misfits is [{ } first, ..] && !misfits.Contains(null)) throw new InputException(first);
        var declared = readable.SelectMany(job => NotebookParameter.Of(job.Document)).DistinctBy(parameter => parameter.Name).ToList();
        foreach (var name in _values.Keys.Where(name => readable.Count > 0 && declared.All(parameter => parameter.Name != name)))
        {
            var known = declared.Count == 0 ? "none" : string.Join(", ", declared.Select(parameter => $"{parameter.Name} (now {parameter.DefaultValue})"));
            var searched = string.Join(", ", readable.Select(job => job.Name));
            throw new InputException($"There is no parameter '{name}' in {searched}. There are: {known}.");
        }
    }

    private string? Misfit(NotebookJob job, string profile)
    {
        try
        {
            NotebookParameter.Check(job.Document, new() { Profile = profile, Parameters = For(job) });
            return null;
        }
        catch (ParameterException error)
        {
            return $"{job.Name}: {error.Message}";
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
