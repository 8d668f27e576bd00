using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Metadata;

/// <summary>The parameters that a notebook sets in each profile, as its metadata says in <c>course.profiles</c>.</summary>
internal static class Profiles
{
    /// <summary>The profile in which a notebook is as its cells say, with no parameter set.</summary>
    public const string Full = "full";

    /// <summary>A copy of a notebook that sets the parameters of a profile, and others over them.</summary>
    /// <exception cref="ParameterException">A parameter or the profile does not fit.</exception>
    public static NotebookDocument Set(NotebookDocument notebook, string profile, IReadOnlyDictionary<string, JsonNode?> parameters)
    {
        var values = new Dictionary<string, JsonNode?>(Of(notebook, profile));
        foreach (var (name, value) in parameters) values[name] = value;
        return ParameterCell.In(notebook, values, $" (profile {profile})");
    }

    /// <summary>The parameters of a profile; none for the full one.</summary>
    /// <exception cref="ParameterException">The notebook has no such profile.</exception>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Of(NotebookDocument notebook, string name)
    {
        if (name == Full || (notebook.Metadata["course"] as JsonObject)?["profiles"] is not JsonObject profiles) return [];
        if (profiles.TryGetPropertyValue(name, out var profile))
            return profile as JsonObject
                ?? throw new ParameterException($"Profile '{name}' in the notebook's metadata must map parameters to values.");
        var known = string.Join(", ", profiles.Select(each => each.Key).Prepend(Full));
        throw new ParameterException($"The notebook has no profile '{name}'. It has: {known}.");
    }
}
