using Course.Datasets;
using Course.Jupyter;

namespace Course.Doctor;

/// <summary>What of the course is here: notebooks, builds, data, and the kernel for Jupyter.</summary>
internal static class RepositoryCheck
{
    public static IReadOnlyList<Diagnosis> Run(CourseContext context) =>
    [
        Notebooks(context),
        Built(context, "library", "lib/Autoencoders/bin/Autoencoders.dll"),
        Built(context, "quizzes and checks", "lib/Teaching/bin/Teaching.dll"),
        .. DataCatalogue.All.Select(set => Data(context, set)),
        Jupyter(),
    ];

    private static Diagnosis Notebooks(CourseContext context)
    {
        var count = NotebookFinder.Course(context.Notebooks).Count;
        var remedy = count == 0 ? "The clone is incomplete: run 'git restore notebooks'." : null;
        return new("notebooks", $"{count} in {context.Display(context.Notebooks)}", remedy);
    }

    private static Diagnosis Built(CourseContext context, string topic, string file) => File.Exists(Path.Combine(context.Root, file))
        ? new(topic, $"built ({file})")
        : new(topic, $"not built: there is no {file}", "Run './course setup'.");

    private static Diagnosis Jupyter()
    {
        var file = Path.Combine(KernelSpec.Folder, KernelSpec.FileName);
        return new("Jupyter kernel", File.Exists(file)
            ? $"installed ({file})"
            : "not installed for this user; only Jupyter needs it (./course jupyter install)");
    }

    private static Diagnosis Data(CourseContext context, DataSet set)
    {
        var findings = DataVerifier.Verify(set, set.FolderIn(context));
        var whole = findings.Count(finding => finding.State == DataFileState.Whole);
        var wrong = findings.Where(finding => finding.IsWrong).Select(finding => finding.File).ToList();
        var text = $"{whole} of {findings.Count} files";
        if (wrong.Count > 0)
        {
            return new($"data {set.Name}", $"{text}; missing or damaged: {string.Join(", ", wrong.Select(file => file.Name))}", Remedies());
        }

        return new($"data {set.Name}", whole == findings.Count ? text : $"{text} (the rest: ./course data fetch {set.Name})");

        string Remedies() => string.Join(" ", wrong.Select(file => $"Run '{set.CommandFor(file, context)}'.").Distinct());
    }
}
