using System.CommandLine;
using Course.Figures;

namespace Course.Commands;

/// <summary><c>./course figures</c>: prints the results of executed notebooks and holds them to their bars.</summary>
internal static class FiguresCommand
{
    public static Command Create(CourseContext context)
    {
        var folder = new Option<string>("--out") { Description = "Reads the executed copies that a run wrote to this folder. [default: the committed notebooks]", HelpName = "dir" };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table as Markdown, as the README has it." };
        var command = new Command("figures", "Print the notebooks' results beside the lesson's; exits with 1 when one misses its bar.") { folder, markdown };
        command.SetAction(parse => Run(context, parse.GetValue(folder) is { } named ? context.Resolve(named) : context.Notebooks, parse.GetValue(markdown)));
        return command;
    }

    private static int Run(CourseContext context, string folder, bool markdown)
    {
        if (!Directory.Exists(folder)) throw new InputException($"There is no folder '{context.Display(folder)}' with executed notebooks. Run './course run' first.");
        var results = FigureResult.Read(folder, note => context.Error.WriteLine($"course: {note}"));
        if (markdown)
        {
            foreach (var line in FigureTable.Markdown(results)) context.Say(line);
        }
        else
        {
            context.Console.Write(FigureTable.Of(results, context.IsInteractive));
            context.Say(Summary(results));
        }

        return results.Any(result => result.Reached == false) ? ExitCode.Failed : ExitCode.Fine;
    }

    private static string Summary(IReadOnlyList<FigureResult> results)
    {
        var (reached, missed) = (results.Count(result => result.Reached == true), results.Count(result => result.Reached == false));
        return $"Bars reached: {reached}, missed: {missed}; figures not run: {results.Count(result => result.Value is null)}. Values are rounded against the course: losses up, gains down.";
    }
}
