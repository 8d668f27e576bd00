using System.Text.Json.Nodes;
using Autoencoders.Training;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Metadata;

/// <summary>What a notebook's outputs were made from. A run leaves it in the notebook's metadata as <c>course.ran</c>.</summary>
/// <param name="Profile">The profile that ran.</param>
/// <param name="Source">The <see cref="SourceHash"/> of the notebook.</param>
/// <param name="Library">The version of the course's library, which is raised when a change of it changes results.</param>
internal sealed record RunStamp(string? Profile, string? Source, string? Library)
{
    /// <summary>The version of the library that this program, and so each notebook of this repository, works with.</summary>
    public static string CurrentLibrary { get; } = typeof(Trainer).Assembly.GetName().Version!.ToString(3);

    /// <summary>The stamp of a notebook that is run now.</summary>
    public static RunStamp Of(NotebookDocument notebook, string profile) => new(profile, SourceHash.Of(notebook), CurrentLibrary);

    /// <summary>The stamp that an earlier run left; all parts are null when there is none.</summary>
    public static RunStamp Read(NotebookDocument notebook)
    {
        var ran = (notebook.Metadata["course"] as JsonObject)?["ran"] as JsonObject;
        return new(Text("profile"), Text("source"), Text("library"));

        string? Text(string name) => ran?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    /// <summary>Leaves the stamp in the notebook.</summary>
    public void Write(NotebookDocument notebook)
    {
        if (notebook.Metadata["course"] is not JsonObject course) notebook.Metadata["course"] = course = [];
        course["ran"] = new JsonObject { ["profile"] = Profile, ["source"] = Source, ["library"] = Library };
    }

    /// <summary>Why the outputs of a notebook are not those of a full run of its cells as they are; null when they are.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="name">What <c>./course run</c> calls it.</param>
    public static string? Complaint(NotebookDocument notebook, string name)
    {
        var (profile, source, library) = Read(notebook);
        var reason = true switch
        {
            _ when source is null => "no run has left its stamp",
            _ when profile != Profiles.Full => $"they come from the profile '{profile}', not '{Profiles.Full}'",
            _ when notebook.Cells.Any(cell => cell.HasTag(NotebookParameter.InjectedTag)) =>
                "they come from a run with other parameters",
            _ when source != SourceHash.Of(notebook) => "code cells have changed since",
            _ when library != CurrentLibrary => $"they come from the library's version {library}, which is now {CurrentLibrary}",
            _ => null,
        };
        return reason is null
            ? null
            : $"The outputs of {name} are stale: {reason}. Run './course run {name} --profile {Profiles.Full} --in-place'.";
    }
}
