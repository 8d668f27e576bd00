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
                context.Notebooks, parse.GetValue(profile)!, limit, outFolder, start => new ProcessKernelHost(KernelVerb.Program, start));
            var table = parse.GetValue(csv) is { } named ? context.Resolve(named) : null;
            return RunAsync(context, parse.GetValue(files)!, grader, table, outFolder, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CourseContext context, string[] names, Grader grader, string? csv, string outFolder, CancellationToken cancellationToken)
    {
        var files = names.SelectMany(name => Files(context, name)).DistinctBy(file => file.Path).ToList();
        if (csv is not null) AtomicFile.WriteAllText(csv, GradeTable.Csv([])); // now rather than after an hour
        Directory.CreateDirectory(outFolder);
        var grades = new List<Grade>();
        string? unwritten = null;
        foreach (var (i, file) in files.Index())
        {
            context.Say($"[{i + 1}/{files.Count}] {TerminalText.Name(file.Name)} ...");
            grades.Add(await grader.GradeAsync(file.Path, file.Name, cancellationToken));
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

    // A file by its name; of a folder all notebooks in it, by their paths in it.
    private static IEnumerable<(string Path, string Name)> Files(CourseContext context, string name)
    {
        var path = context.Resolve(name);
        if (File.Exists(path)) return [(path, Path.GetFileName(path))];
        if (!Directory.Exists(path)) throw new InputException($"There is no file or folder '{name}'.");
        var found = NotebooksIn(path, path, []).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0
            ? found.Select(file => (file, Path.GetRelativePath(path, file)))
            : throw new InputException($"There is no notebook in '{name}'.");
    }

    // Links to folders are followed, and each folder is entered once: a link may lead back to where it lies.
    private static IEnumerable<string> NotebooksIn(string shown, string real, HashSet<string> entered)
    {
        var target = new DirectoryInfo(real).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        var folder = Path.TrimEndingDirectorySeparator(target ?? real);
        if (Path.GetFileName(shown) == ".ipynb_checkpoints" || !entered.Add(folder)) return [];
        return Directory.EnumerateFiles(folder, "*.ipynb").Select(Shown)
            .Concat(Directory.EnumerateDirectories(folder).SelectMany(below => NotebooksIn(Shown(below), below, entered)));

        string Shown(string path) => Path.Combine(shown, Path.GetFileName(path));
    }
}
