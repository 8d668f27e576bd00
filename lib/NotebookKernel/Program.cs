return await NotebookKernel.KernelProcess.RunAsync(args);
