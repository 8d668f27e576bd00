using Notebooks.CSharp;
using Notebooks.Documents;
using Notebooks.Execution;

if (args is ["kernel", .. var rest]) return await KernelProcess.RunChildAsync(rest);
if (args is ["run", var input, var output])
{
    var kernel = new KernelProgram(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "kernel"]);
    var executor = new NotebookExecutor(folder => new ProcessKernelHost(kernel, folder));
    var run = await executor.RunAsync(NotebookDocument.Load(input), Path.GetDirectoryName(Path.GetFullPath(input))!);
    run.Document.Save(output);
    return run.Status == RunStatus.Succeeded ? 0 : 1;
}
await Console.Error.WriteLineAsync("usage: run IN.ipynb OUT.ipynb");
return 2;
