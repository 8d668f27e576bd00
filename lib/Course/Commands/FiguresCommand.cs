using System.CommandLine;
using Course.Figures;

namespace Course.Commands;

/// <summary><c>./course figures</c>: prints the results of executed notebooks and holds them to their bars.</summary>
internal static class FiguresCommand
{
    public static Command Create(CourseContext context)
    {
        var folder = new Option<string[]>("--out")
        {
            Description = "Reads the executed copies that a run wrote to this folder. Given several times, once for the run of each seed, it prints mean and spread. [default: the committed notebooks]",
            HelpName = "dir",
        };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table as Markdown, as docs/figures.md has it." };
        var command = new Command("figures", "Print the notebooks' results beside the lesson's; exits with 1 when one misses its bar.") { folder, markdown };
        command.Validators.Add(result =>
        {
            if (result.GetValue(markdown) && result.GetValue(folder) is { Length: > 1 }) result.AddError("--markdown prints one run: name one folder with --out.");
        });
        command.SetAction(parse => parse.GetValue(folder) switch
        {
            { Length: > 1 } several => Spread(context, [.. several.Select(context.Resolve)]),
            [var one] => Run(context, context.Resolve(one), parse.GetValue(markdown)),
            _ => Run(context, context.Notebooks, parse.GetValue(markdown)),
        });
        return command;
    }

    private static int Spread(CourseContext context, IReadOnlyList<string> folders)
    {
        var spreads = FigureSpread.Of([.. folders.Select(folder => Read(context, folder))]);
        if (spreads.Count == 0) throw new InputException("None of the folders has an executed notebook with figures.");
        context.Console.Write(FigureSpread.Table(spreads, context.IsInteractive));
        return spreads.Any(spread => spread.Reached == false) ? ExitCode.Failed : ExitCode.Fine;
    }

    private static IReadOnlyList<FigureResult> Read(CourseContext context, string folder) => Directory.Exists(folder)
        ? FigureResult.Read(folder, context.Complain)
        : throw new InputException($"There is no folder '{context.Display(folder)}' with executed notebooks. Run './course run --out {context.Display(folder)}' first.");

    private static int Run(CourseContext context, string folder, bool markdown)
    {
        var results = Read(context, folder);
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
