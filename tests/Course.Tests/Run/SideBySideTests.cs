using Course.Run;
using Course.Tests.Support;
using Notebooks.Execution;
using Spectre.Console;

namespace Course.Tests.Run;

/// <summary>Several notebooks at once, and the kernel that warms up meanwhile.</summary>
public sealed class SideBySideTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _screen = new();
    private int? _share;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_TwoJobs_RunsTwoAtOnceInTheOrderOfTheList()
    {
        Save("a", "b", "c");
        var bRuns = new TaskCompletionSource();
        var kernels = new ScriptedKernels((code, stop) =>
        {
            if (code == "b") bRuns.SetResult();
            return code == "a" ? bRuns.Task.WaitAsync(s_patience, stop) : Task.CompletedTask;
        });

        var results = await RunAsync(kernels, Request(2, "a", "b", "c"));

        Assert.Equal(["a", "b", "c"], results.Select(result => result.Name));
        Assert.Equal(ExitCode.Fine, CourseNotebook.ExitCodeOf(results));
        Assert.Equal((Math.Max(1, Environment.ProcessorCount / 2), 0), (_share, kernels.Running));
    }

    [Fact]
    public async Task Run_TwoJobs_NamesTheNotebookInEachLine()
    {
        Save("a", "b");

        await RunAsync(new ScriptedKernels((_, _) => Task.CompletedTask), Request(2, "a", "b"));

        var lines = _screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Matches("^[ab](: starting|: ok, 1 of 1 cells in| \\[ 1/1\\] )", line));
    }

    [Fact]
    public async Task Run_OneJob_StartsTheNextKernelWhileOneRuns()
    {
        Save("a", "b");
        var kernels = new ScriptedKernels((_, _) => Task.CompletedTask);
        kernels = new ScriptedKernels((code, _) => code == "a" ? kernels.WaitForAsync(started: 2) : Task.CompletedTask);

        var results = await RunAsync(kernels, Request(1, "a", "b"));

        Assert.Equal(ExitCode.Fine, CourseNotebook.ExitCodeOf(results));
        Assert.Equal((null, 2, 0), (_share, kernels.Started, kernels.Running));
    }

    [Fact]
    public async Task Run_FailFast_StopsTheOtherAndEndsTheKernelThatWaits()
    {
        Save("a", "b", "c");
        var kernels = new ScriptedKernels((_, _) => Task.CompletedTask);
        kernels = new ScriptedKernels(async (code, cancellationToken) =>
        {
            await kernels.WaitForAsync(started: 3);
            if (code == "b") throw new InvalidOperationException("wrong");
            await Task.Delay(-1, cancellationToken);
        });

        var results = await RunAsync(kernels, Request(2, "a", "b", "c") with { FailFast = true });

        Assert.Equal(("b", RunStatus.Failed), (Assert.Single(results).Name, results[0].Run.Status));
        Assert.Equal(ExitCode.Failed, CourseNotebook.ExitCodeOf(results));
        Assert.Equal((3, 0), (kernels.Started, kernels.Running));
        Assert.False(File.Exists(_folder["out/c.ipynb"]));
    }

    [Fact]
    public async Task Run_Interrupted_KeepsEachNotebookThatRan()
    {
        Save("a", "b", "c");
        using var interrupt = new CancellationTokenSource();
        var kernels = new ScriptedKernels((_, _) => Task.CompletedTask);
        kernels = new ScriptedKernels(async (code, cancellationToken) =>
        {
            await kernels.WaitForAsync(started: 3);
            if (code == "b") await interrupt.CancelAsync();
            await Task.Delay(-1, cancellationToken);
        });

        var results = await RunAsync(kernels, Request(2, "a", "b", "c"), interrupt.Token);

        Assert.Equal(["a", "b"], results.Select(result => result.Name));
        Assert.Equal(ExitCode.Interrupted, CourseNotebook.ExitCodeOf(results));
        Assert.Equal(0, kernels.Running);
    }

    [Fact]
    public async Task Run_AtATerminal_ShowsEachThatRunsAndHowItEnded()
    {
        Save("a", "b");
        var (context, kernels) = (Terminal(), new ScriptedKernels((_, stop) => Task.Delay(600, stop)));

        await new NotebookRunner(context, new LiveProgress(context), (_, _) => kernels.Start())
            .RunAsync(Request(2, "a", "b"), CancellationToken.None);

        var shown = _screen.ToString();
        Assert.All(["a: cell 1 of 1, 0 s: a", "b: cell 1 of 1, 0 s: b"], line => Assert.Contains(line, shown));
        Assert.All(["a: ok, 1 of 1 cells in", "b: ok, 1 of 1 cells in"], line => Assert.Contains(line, shown));
    }

    private CourseContext Terminal() => TestApp.Context(_folder.Path, _screen, _screen) with
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_screen),
        }),
    };

    private void Save(params string[] names)
    {
        foreach (var name in names) TestNotebook.Of(name).Save(_folder[$"{name}.ipynb"]);
    }

    private RunRequest Request(int jobs, params string[] names) => new()
    {
        Notebooks = [.. names.Select(name => $"{name}.ipynb")], OutFolder = _folder["out"], Jobs = new JobCount(jobs),
    };

    private Task<IReadOnlyList<CourseNotebook>> RunAsync(
        ScriptedKernels kernels, RunRequest request, CancellationToken cancellationToken = default)
    {
        var context = TestApp.Context(_folder.Path, _screen, _screen);
        var runner = new NotebookRunner(context, new PlainProgress(context), (_, share) =>
        {
            _share = share;
            return kernels.Start();
        });
        return runner.RunAsync(request, cancellationToken);
    }
}
