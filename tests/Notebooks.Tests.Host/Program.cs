using Notebooks.Documents;
using Notebooks.Execution;

if (args is ["run", var kernelPath, var input, var output])
{
    var kernel = new KernelProgram(Environment.ProcessPath!, [kernelPath]);
    var executor = new NotebookExecutor(folder => new ProcessKernelHost(kernel, folder));
    var run = await executor.RunAsync(NotebookDocument.Load(input), Path.GetDirectoryName(Path.GetFullPath(input))!);
    run.Document.Save(output);
    return run.Status == RunStatus.Succeeded ? 0 : 1;
}
await Console.Error.WriteLineAsync("usage: run KERNEL.dll IN.ipynb OUT.ipynb");
return 2;
