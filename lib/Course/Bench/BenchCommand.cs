using System.CommandLine;

namespace Course.Bench;

/// <summary>What a benchmark is asked for.</summary>
/// <param name="Measurements">What is measured, in order.</param>
/// <param name="Peer">Whether PyTorch is measured too.</param>
/// <param name="Quick">Whether turns are too short to say much.</param>
/// <param name="Markdown">Whether the table is printed as Markdown.</param>
/// <param name="JsonFile">Takes every figure; null for none.</param>
/// <param name="Words">The command line that asks for it.</param>
internal sealed record BenchRequest(
    IReadOnlyList<string> Measurements, bool Peer, bool Quick, bool Markdown, string? JsonFile, IReadOnlyList<string> Words);

/// <summary>
/// <c>./course bench</c>: measures how fast the course trains, beside stock TorchSharp and PyTorch, by the program in tests/Benchmarks.
/// </summary>
internal static class BenchCommand
{
    /// <summary>What can be measured.</summary>
    public static readonly string[] Measurements =
    [
        "conv-autoencoder", "denoiser", "dense-vae", "aae", "assignment", "residual", "u-net", "evaluation", "growth", "resident-set",
        "first-output",
    ];

    /// <summary>The verb, which starts the program.</summary>
    public static Command Create(CourseContext context) => Create(context, StartAsync);

    /// <summary>The verb with its options.</summary>
    /// <param name="context">The course.</param>
    /// <param name="measure">Does what is asked for.</param>
    public static Command Create(CourseContext context, Func<CourseContext, BenchRequest, CancellationToken, Task<int>> measure)
    {
        var peer = new Option<bool>("--peer")
        {
            Description = "Measures the same in PyTorch too: as the lesson writes it, as a careful user does, and tuned. " +
                "Needs Debian's python3-torch.",
        };
        var json = new Option<string?>("--json") { Description = "Also writes every figure to this file.", HelpName = "file" };
        var only = new Option<string?>("--only")
        {
            Description = $"Measures only these: {string.Join(", ", Measurements)}.",
            HelpName = "name,...",
        };
        var quick = new Option<bool>("--quick")
        {
            Description = "Measures for so short a time that the figures say little, to try the command.",
        };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table as Markdown, as docs/speed.md has it." };
        const string about = "Measure training and evaluation, and print a table of medians; " +
            "exits with 1 when a target is missed (never with --quick).";
        var command = new Command("bench", about) { peer, json, only, quick, markdown };
        command.SetAction((parse, cancellationToken) =>
        {
            const StringSplitOptions bare = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            var names = parse.GetValue(only)?.Split(',', bare) ?? Measurements;
            if (names.Except(Measurements).FirstOrDefault(names.Length == 0 ? "" : null) is { } odd)
            {
                throw new InputException($"There is no measurement '{odd}'. There are: {string.Join(", ", Measurements)}.");
            }

            var file = parse.GetValue(json) is { } path ? context.Resolve(path) : null;
            if (file is not null && Directory.Exists(file))
            {
                throw new InputException($"'{context.Display(file)}' is a folder: --json needs the name of a file.");
            }

            string[] words = [.. parse.Tokens.Select(token => token.Value)];
            var request = new BenchRequest(names, parse.GetValue(peer), parse.GetValue(quick), parse.GetValue(markdown), file, words);
            return measure(context, request, cancellationToken);
        });
        return command;
    }

    private static async Task<int> StartAsync(CourseContext context, BenchRequest request, CancellationToken cancellationToken)
    {
        var program = Path.Combine(context.Root, "tests", "Benchmarks", "bin", "Benchmarks.dll");
        if (!File.Exists(program)) throw new InputException("The benchmarks are not built: run 'dotnet build tests/Benchmarks'.");
        return await DotnetHost.RunAsync(context.WorkingDirectory, [program, .. request.Words], cancellationToken);
    }
}
