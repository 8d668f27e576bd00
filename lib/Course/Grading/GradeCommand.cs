using System.CommandLine;
using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Grading;

/// <summary><c>./course assignment grade FILE...</c>: reruns submitted assignments and prints a table of their points.</summary>
internal static class GradeCommand
{
    private const double DefaultMinutes = 20;

    public static Command Create(CourseContext context)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Submitted notebooks, or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var profile = new Option<string>("--profile")
        {
            Description = "full: a training as the assignment asks for; quick: a short one, whose loss reaches no goal.",
            DefaultValueFactory = _ => Profiles.Full,
        };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Stops a notebook that runs longer, in seconds.",
            HelpName = "seconds",
            DefaultValueFactory = _ => DefaultMinutes * 60,
        };
        timeout.NeedsSeconds();
        var csv = new Option<string>("--csv") { Description = "Also writes the table to this file, for a spreadsheet.", HelpName = "file" };
        var folder = new Option<string>("--out")
        {
            Description = "Takes the executed copies and their pages.",
            HelpName = "dir",
            DefaultValueFactory = _ => "out/graded",
        };
        var command = new Command("grade", "Rerun submitted assignments, each in a separate process, and print their points.")
        {
            files, profile, timeout, csv, folder,
        };
        command.SetAction((parse, cancellationToken) =>
        {
            var limit = TimeSpan.FromSeconds(parse.GetValue(timeout));
            var outFolder = context.Resolve(parse.GetValue(folder)!);
            var grader = new Grader(
                context.Notebooks, parse.GetValue(profile)!, limit, outFolder, start => new ProcessKernelHost(CourseContext.Kernel, start));
            var table = parse.GetValue(csv) is { } named ? context.Resolve(named) : null;
            return RunAsync(context, parse.GetValue(files)!, grader, table, outFolder, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CourseContext context, string[] names, Grader grader, string? csv, string outFolder, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var files = HandedIn.Find(context, names, scratch.Folder);
        if (csv is not null) AtomicFile.WriteAllText(csv, GradeTable.Csv([])); // now rather than after an hour
        HandedIn.Mark(outFolder);
        var grades = new List<Grade>();
        string? unwritten = null;
        foreach (var (i, file) in files.Index())
        {
            context.Say($"[{i + 1}/{files.Count}] {TerminalText.Name(file.Name)} ...");
            grades.Add(file.Complaint is { } complaint ? Grade.Of(file.Name, complaint)
                : await grader.GradeAsync(file.Path, file.Name, cancellationToken));
            if (csv is not null) unwritten = Unwritten(csv, grades);
        }

        context.Console.Write(GradeTable.Of(grades, context.IsInteractive));
        context.Say($"Graded: {grades.Count(grade => grade.IsGraded)} of {grades.Count}. Executed copies: {context.Display(outFolder)}");
        if (unwritten is not null) context.Complain(unwritten);
        return unwritten is null && grades.All(grade => grade is { IsGraded: true, IsKept: true }) ? ExitCode.Fine : ExitCode.Failed;
    }

    // A full disk ends neither the grading nor the table on the screen.
    private static string? Unwritten(string csv, List<Grade> grades)
    {
        try
        {
            AtomicFile.WriteAllText(csv, GradeTable.Csv(grades));
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    private sealed class Scratch : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("course-grade-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
