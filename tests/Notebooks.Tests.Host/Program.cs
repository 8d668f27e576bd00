using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Html;

if (args is ["kernel", .. var rest])
    return await KernelProcess.RunChildAsync(rest);
if (args is ["run", var input, var output])
{
    var executor = new NotebookExecutor(folder => new ProcessKernelHost(KernelCommand.Self("kernel"), folder));
    var run = await executor.RunAsync(NotebookDocument.Load(input), Path.GetDirectoryName(Path.GetFullPath(input))!);
    run.Document.Save(output);
    AtomicFile.WriteAllText(Path.ChangeExtension(output, ".html"), NotebookPage.Write(run.Document, Path.GetFileNameWithoutExtension(input), indexLink: "index.html"));
    AtomicFile.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, "index.html"), IndexPage.Write("Results", [IndexEntry.Of(run, input, Path.GetFileNameWithoutExtension(output) + ".html")]));
    Console.WriteLine($"{run.Status}: {run.CellsRun} of {run.CellCount} cells, {run.Duration.TotalSeconds:F2} s. {run.Failure?.Message}");
    return run.Status == RunStatus.Succeeded ? 0 : 1;
}
await Console.Error.WriteLineAsync("usage: run IN.ipynb OUT.ipynb");
return 2;
