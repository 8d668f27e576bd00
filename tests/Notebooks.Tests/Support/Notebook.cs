using System.Runtime.CompilerServices;
using NotebookKernel;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Notebooks.Tests.Support;

/// <summary>Short ways to make and run notebooks.</summary>
internal static class Notebook
{
    /// <summary>The program that runs cells.</summary>
    public static KernelProgram KernelProgram { get; } = new("dotnet", [Built("lib/NotebookKernel")]);

    /// <summary>A program that runs a notebook.</summary>
    public static string RunnerPath { get; } = Built("tests/Notebooks.Tests.Host");

    public static NotebookDocument Of(params string[] code)
    {
        var notebook = NotebookDocument.Create();
        foreach (var source in code) notebook.Add(NotebookCell.NewCode(source));
        return notebook;
    }

    public static NotebookDocument With(this NotebookDocument notebook, string code, params string[] tags)
    {
        notebook.Add(NotebookCell.NewCode(code, tags));
        return notebook;
    }

    public static Task<NotebookRun> RunHereAsync(
        this NotebookDocument notebook,
        OutputLimit? limit = null,
        Action<CellProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new NotebookExecutor(_ => new InProcessKernelHost()) { OutputLimit = limit ?? OutputLimit.Default }
            .RunAsync(notebook, Path.GetTempPath(), progress, cancellationToken);

    /// <summary>Runs the notebook in a process of its own; a cell may take a minute, or <paramref name="seconds"/>.</summary>
    public static Task<NotebookRun> RunInProcessOfItsOwnAsync(
        this NotebookDocument notebook,
        double seconds = 60,
        OutputLimit? limit = null,
        Action<CellProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new NotebookExecutor(folder => new ProcessKernelHost(KernelProgram, folder))
        {
            CellTimeout = TimeSpan.FromSeconds(seconds), OutputLimit = limit ?? OutputLimit.Default,
        }.RunAsync(notebook, Path.GetTempPath(), progress, cancellationToken);

    public static string Text(this NotebookCell cell) =>
        string.Concat(cell.Outputs.Select(output => Multiline.Read(output!["text"] ?? output["data"]?["text/plain"] ?? output["evalue"])));

    private static string Built(string project, [CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", project, "bin", $"{Path.GetFileName(project)}.dll"));
}
