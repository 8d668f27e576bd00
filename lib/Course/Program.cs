using Course;
using Course.Diagnosis;
using Notebooks.Execution;

// The kernel's process serves one notebook; it must start fast, so it passes the command line's parser by.
if (args is [KernelVerb.Name, .. var handles]) return await KernelProcess.RunChildAsync(handles);
if (args is [TorchProbe.Verb]) return TorchProbe.Run(Console.Out);

return await CourseApp.RunAsync(args, CourseContext.Standard());
