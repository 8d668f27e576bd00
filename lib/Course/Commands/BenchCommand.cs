using System.CommandLine;
using System.Runtime.InteropServices;
using Course.Benchmarks;
using Course.Diagnosis;
using Notebooks.Documents;

namespace Course.Commands;

/// <summary><c>./course bench</c>: measures how fast the course trains, beside TorchSharp as it comes and PyTorch.</summary>
internal static class BenchCommand
{
    public static Command Create(CourseContext context)
    {
        var peer = new Option<bool>("--peer") { Description = "Measures the same in PyTorch too: as the lesson writes it, as a careful user does, and tuned. Needs Debian's python3-torch." };
        var json = new Option<string?>("--json") { Description = "Also writes every figure to this file.", HelpName = "file" };
        var only = new Option<string?>("--only") { Description = $"Measures only these: {string.Join(", ", BenchNames.All)}.", HelpName = "name,..." };
        var quick = new Option<bool>("--quick") { Description = "Measures for so short a time that the figures say little, to try the command." };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table as Markdown, as the README has it." };
        var command = new Command("bench", "Measure training and evaluation, and print a table of medians; exits with 1 when a target is missed (never with --quick).") { peer, json, only, quick, markdown };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var names = parse.GetValue(only)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? BenchNames.All;
            if (names.FirstOrDefault(name => !BenchNames.All.Contains(name)) is { } odd) throw new InputException($"There is no measurement '{odd}'. There are: {string.Join(", ", BenchNames.All)}.");
            var file = parse.GetValue(json) is { } path ? context.Resolve(path) : null;
            if (file is not null && Directory.Exists(file)) throw new InputException($"'{context.Display(file)}' is a folder: --json needs the name of a file.");
            var isQuick = parse.GetValue(quick);
            var result = await new BenchRunner(context, parse.GetValue(peer), isQuick ? 1 : 7, isQuick ? 0.3 : 1.5).RunAsync(names, cancellationToken);
            var conditions = Conditions(isQuick);
            if (file is not null) AtomicFile.WriteAllText(file, result.ToJson(conditions) + "\n");
            Show(context, result, conditions, parse.GetValue(markdown));
            return isQuick || result.Verdicts.All(verdict => verdict.Target.IsReached(verdict.Value)) ? ExitCode.Fine : ExitCode.Failed;
        });
        return command;
    }

    private static void Show(CourseContext context, BenchResult result, IReadOnlyDictionary<string, string> conditions, bool markdown)
    {
        if (markdown)
        {
            foreach (var line in BenchTable.Markdown(result)) context.Say(line);
            return;
        }

        var missed = result.Verdicts.Count(verdict => !verdict.Target.IsReached(verdict.Value));
        context.Console.Write(BenchTable.Of(result, context.IsInteractive));
        context.Say($"Training and evaluation in images a second, medians; {string.Join(", ", conditions.Select(condition => $"{condition.Key}: {condition.Value}"))}.");
        context.Say($"Targets reached: {result.Verdicts.Count() - missed}, missed: {missed}.");
    }

    private static Dictionary<string, string> Conditions(bool quick) => new()
    {
        ["date"] = DateTime.Now.ToString("yyyy-MM-dd HH:mm"),
        ["processor"] = MachineCheck.Processor(),
        ["system"] = RuntimeInformation.OSDescription,
        ["length"] = quick ? "quick" : "full",
    };
}
