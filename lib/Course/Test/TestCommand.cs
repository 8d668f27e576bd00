using System.CommandLine;
using System.Diagnostics;
using Notebooks.Pages;

namespace Course.Test;

/// <summary><c>./course test</c>: runs the tests of every library; the last line has the totals.</summary>
internal static class TestCommand
{
    public static Command Create(CourseContext context)
    {
        var filter = new Argument<string?>("filter")
        {
            Description = "Part of a test's full name, a category such as Slow, or an expression such as Category=Slow.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var fast = new Option<bool>("--fast") { Description = "Leaves the slow tests out (Category=Slow)." };
        var all = new Option<bool>("--all") { Description = "Runs the long tests too, which take ten minutes and more (Category=Long)." };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Stops the tests when they take longer.",
            HelpName = "seconds",
            DefaultValueFactory = _ => 3600,
        };
        timeout.NeedsSeconds();
        var command = new Command("test", "Run the tests.") { filter, fast, all, timeout };
        command.SetAction((parse, cancellationToken) => RunAsync(
            context, TestFilter.Of(parse.GetValue(filter), parse.GetValue(fast), parse.GetValue(all)),
            TimeSpan.FromSeconds(parse.GetValue(timeout)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CourseContext context, string? filter, TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var resultsFolder = Path.Combine(context.State, "test-results");
        Directory.CreateDirectory(resultsFolder);
        var runner = new TestRunner(context, resultsFolder);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        var (sum, failed) = (default(TestCounts), new List<string>());
        try
        {
            foreach (var project in TestProject.Find(context.Root))
            {
                var (counts, succeeded) = await runner.RunAsync(project, filter, limited.Token);
                sum += counts;
                if (!succeeded) failed.Add(project.Name);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The tests took longer than {limit.TotalSeconds:0} s and were stopped after {sum}.");
        }

        if (sum.Total == 0 && failed.Count == 0) throw new InputException($"No test fits '{filter}'.");
        context.Say($"Total time {Page.Duration(clock.Elapsed)}.{(failed.Count > 0 ? $" Failed: {string.Join(", ", failed)}." : "")}");
        context.Say(sum.ToString());
        return failed.Count == 0 && sum.Failed == 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}
