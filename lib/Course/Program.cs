using Course;
using Course.Benchmarks.Measuring;
using Course.Diagnosis;
using Notebooks.Execution;

// The kernel's process serves one notebook; it must start fast, so it passes the command line's parser by.
if (args is [KernelVerb.Name, .. var handles]) return await KernelProcess.RunChildAsync(handles);
if (args is [EngineProbe.Verb]) return EngineProbe.Run(Console.Out);
if (args is [BenchVerb.Name, var measurement, var settings]) return BenchVerb.Run(measurement, settings, Console.In, Console.Out, Console.Error);

return await CourseApp.RunAsync(args, CourseContext.Standard());
