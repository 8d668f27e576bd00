using System.CommandLine;
using System.Diagnostics;
using Course.Benchmarks;
using Course.Benchmarks.Measuring;
using Course.Diagnosis;
using Notebooks.Execution;

namespace Course.Commands;

/// <summary><c>./course bench</c>: measures how fast the course trains, and how fast PyTorch does the same.</summary>
internal static class BenchCommand
{
    private const int UsualRuns = 5;

    public static Command Create(CourseContext context)
    {
        var peer = new Option<bool>("--peer")
        {
            Description = "Measures the same in PyTorch too: as the lesson writes it, as a careful user does, and tuned. Installs python3-torch where it is missing.",
        };
        var json = new Option<string?>("--json") { Description = "Also writes every figure by name, with the ratios, to this file.", HelpName = "file" };
        var runs = new Option<int?>("--runs") { Description = $"How often everything is measured, in turns. [default: {UsualRuns}, or 1 with --quick]", HelpName = "n" };
        runs.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count is > 0 and < 1000))
                result.AddError($"--runs needs a whole number above 0, found '{token.Value}'.");
        });
        var only = new Option<string?>("--only")
        {
            Description = $"Measures only these: {string.Join(", ", BenchCatalogue.Measurements.Select(measurement => measurement.Name))}.",
            HelpName = "name,...",
        };
        var quick = new Option<bool>("--quick") { Description = "Measures for so short a time that the figures say little, to try the command." };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table as Markdown, as the README has it." };
        var from = new Option<string?>("--from") { Description = "Measures nothing: prints the table of a file that --json wrote.", HelpName = "file" };
        var command = new Command("bench", "Measure training, inference and more, and print a table of medians; exits with 1 when a target is missed (never with --quick).")
        {
            peer, json, runs, only, quick, markdown, from,
        };
        command.Validators.Add(result =>
        {
            Option[] measuring = [peer, json, runs, only, quick];
            if (result.GetValue(from) is not null && measuring.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("--from measures nothing: only --markdown goes with it.");
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            var asMarkdown = parse.GetValue(markdown);
            if (parse.GetValue(from) is { } file) return Show(context, BenchJson.Load(context.Resolve(file)), asMarkdown);
            var request = new BenchRequest
            {
                Only = parse.GetValue(only)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                Peer = parse.GetValue(peer),
                Runs = parse.GetValue(runs) ?? (parse.GetValue(quick) ? 1 : UsualRuns),
                Settings = parse.GetValue(quick) ? BenchSettings.Quick : BenchSettings.Full,
            };
            return await RunAsync(context, request, parse.GetValue(json) is { } path ? context.Resolve(path) : null, asMarkdown, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CourseContext context, BenchRequest request, string? json, bool markdown, CancellationToken cancellationToken)
    {
        BenchCatalogue.Select(request.Only);
        if (json is not null && Directory.Exists(json)) throw new InputException($"'{context.Display(json)}' is a folder: --json needs the name of a file.");
        var version = request.Peer ? await PeerProcess.VersionAsync(cancellationToken) : null;
        var (engine, _) = await EngineCheck.ProbeAsync(cancellationToken);
        await using var firstOutput = new FirstOutputTimer(context);
        try
        {
            var measured = await BenchProgress.ShowAsync(context, progress => new BenchRunner(StartAsync).RunAsync(request, progress, cancellationToken));
            var result = BenchResult.Of(Conditions.Of(context, request, engine, version), measured);
            if (json is not null) BenchJson.Save(result, json);
            return Show(context, result, markdown);
        }
        catch (MeasurementException error)
        {
            await context.Error.WriteLineAsync($"course: {error.Message}");
            return ExitCode.Failed;
        }

        async Task<IContestant> StartAsync(BenchJob job, string subject, CancellationToken cancellation)
        {
            if (job.Measurement.Name == BenchCatalogue.FirstOutput) return firstOutput;
            var start = subject == Subject.Ours ? Ours(job.Measurement) : PeerProcess.Of(context, job.Measurement, subject, request.Settings);
            return await MeasuringProcess.StartAsync($"{job.Measurement.Name}, {subject}", start, cancellation);
        }

        ProcessStartInfo Ours(Measurement measurement)
        {
            var start = new ProcessStartInfo(DotnetHost.Path, [typeof(BenchVerb).Assembly.Location, BenchVerb.Name, measurement.Name, request.Settings.Name]) { WorkingDirectory = context.Root };
            KernelEnvironment.Apply(start); // as './course run' starts a notebook's kernel
            return start;
        }
    }

    private static int Show(CourseContext context, BenchResult result, bool markdown)
    {
        var missed = result.Verdicts.Where(verdict => !verdict.Reached).Select(verdict => verdict.Name).ToList();
        if (markdown)
        {
            foreach (var line in BenchTable.Markdown(result)) context.Say(line);
        }
        else
        {
            context.Console.Write(BenchTable.Of(result, context.IsInteractive));
            context.Say($"Medians; ± is how far the farthest run lies from them. {string.Join(", ", result.Conditions.Select(condition => $"{condition.Key}: {condition.Value}"))}.");
            context.Say($"Targets reached: {result.Verdicts.Count() - missed.Count}, missed: {missed.Count}{(missed.Count > 0 ? $" ({string.Join(", ", missed)})" : "")}.");
        }

        return missed.Count > 0 && result.Conditions.GetValueOrDefault(Conditions.Length) != BenchSettings.Quick.Name ? ExitCode.Failed : ExitCode.Fine;
    }
}
