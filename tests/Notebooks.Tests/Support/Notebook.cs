using System.Runtime.CompilerServices;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Notebooks.Tests.Support;

/// <summary>Short ways to make and run notebooks.</summary>
internal static class Notebook
{
    /// <summary>The program that tests start as a kernel.</summary>
    public static KernelCommand HostCommand { get; } = new("dotnet", [HostPath(), "kernel"]);

    public static NotebookDocument Of(params string[] code)
    {
        var notebook = NotebookDocument.Create();
        foreach (var source in code)
            notebook.Add(NotebookCell.NewCode(source));
        return notebook;
    }

    public static NotebookDocument With(this NotebookDocument notebook, string code, params string[] tags)
    {
        notebook.Add(NotebookCell.NewCode(code, tags));
        return notebook;
    }

    public static Task<NotebookRun> RunHereAsync(
        this NotebookDocument notebook, ExecutionOptions? options = null, IProgress<ExecutionEvent>? progress = null, CancellationToken cancellationToken = default) =>
        new NotebookExecutor(_ => new InProcessKernelHost()).RunAsync(notebook, Path.GetTempPath(), options, progress, cancellationToken);

    public static Task<NotebookRun> RunInProcessOfItsOwnAsync(
        this NotebookDocument notebook, ExecutionOptions? options = null, IProgress<ExecutionEvent>? progress = null, CancellationToken cancellationToken = default) =>
        new NotebookExecutor(folder => new ProcessKernelHost(HostCommand, folder)).RunAsync(notebook, Path.GetTempPath(), options, progress, cancellationToken);

    public static string Text(this NotebookCell cell) =>
        string.Concat(cell.Outputs.Select(output => Multiline.Read(output!["text"] ?? output["data"]?["text/plain"] ?? output["evalue"])));

    private static string HostPath([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Notebooks.Tests.Host", "bin", "Notebooks.Tests.Host.dll"));
}
