using System.Runtime.InteropServices;
using Course;
using Course.Bench;
using Course.Doctor;
using Notebooks.Documents;

namespace Benchmarks;

/// <summary>Measures what a command asks for, and prints and writes what came out.</summary>
internal static class BenchReport
{
    /// <returns>An exit code: whether all targets are reached.</returns>
    public static async Task<int> MakeAsync(CourseContext context, BenchRequest request, CancellationToken cancellationToken)
    {
        var (runs, seconds) = request.Quick ? (1, 0.3) : (7, 1.5);
        var result = await new BenchRunner(context, request.Peer, runs, seconds).RunAsync(request.Measurements, cancellationToken);
        var conditions = Conditions(request.Quick);
        if (request.JsonFile is { } file) AtomicFile.WriteAllText(file, result.ToJson(conditions) + "\n");
        if (request.Markdown) foreach (var line in BenchTable.Markdown(result)) context.Say(line);
        else Show(context, result, conditions);
        return request.Quick || result.Verdicts.All(verdict => verdict.Target.IsReached(verdict.Value)) ? ExitCode.Fine : ExitCode.Failed;
    }

    private static void Show(CourseContext context, BenchResult result, IReadOnlyDictionary<string, string> conditions)
    {
        var missed = result.Verdicts.Count(verdict => !verdict.Target.IsReached(verdict.Value));
        var measured = string.Join(", ", conditions.Select(condition => $"{condition.Key}: {condition.Value}"));
        context.Console.Write(BenchTable.Of(result, context.IsInteractive));
        context.Say($"Training and evaluation in images a second, medians; {measured}.");
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
