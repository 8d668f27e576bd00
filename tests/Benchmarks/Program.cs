using System.CommandLine;
using Benchmarks;
using Course;
using Course.Bench;

if (args is [BenchVerb.Name, var who, var measurement, var seconds])
    return BenchVerb.Run(who, measurement, seconds, Console.In, Console.Out, Console.Error);

var context = CourseContext.Standard();
return await CourseApp.RunAsync(args, context, new Command("./course") { BenchCommand.Create(context, BenchReport.MakeAsync) });
