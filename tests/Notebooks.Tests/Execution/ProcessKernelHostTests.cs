using System.Diagnostics;
using NotebookKernel;
using Notebooks.Execution;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Execution;

[Trait("Category", "Slow")]
public class ProcessKernelHostTests
{
    [Fact]
    public async Task Run_ManagedAndNativeOutput_BelongsToItsCell()
    {
        const string declare = "using System.Runtime.InteropServices;\n[DllImport(\"libc\")] static extern int puts(string text);";
        var run = await Notebook.Of(declare, "puts(\"native\");", "Console.Write(\"hé\");", "$\"{Environment.CurrentDirectory}\"")
            .RunInProcessOfItsOwnAsync();

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(["", "native\n", "hé", Path.GetTempPath().TrimEnd('/')], run.Document.Cells.Select(cell => cell.Text()));
    }

    [Fact]
    public async Task Run_ShareOfTheProcessors_IsWhatCellsAndNativeLibrariesSee()
    {
        var executor = new NotebookExecutor(folder => new ProcessKernelHost(Notebook.KernelProgram with { Processors = 12 }, folder));
        var notebook = Notebook.Of("$\"{Environment.ProcessorCount}, {Environment.GetEnvironmentVariable(\"OMP_NUM_THREADS\")}\"");

        var run = await executor.RunAsync(notebook, Path.GetTempPath());

        Assert.Equal("12, 12", run.Document.Cells[0].Text());
    }

    [Fact]
    public async Task Run_AnswersToQuestions_AreFoundByQuestionAndByName()
    {
        var kernel = Notebook.KernelProgram.With(new Dictionary<string, string> { ["Your name"] = "Ada", ["city"] = "London" });
        var executor = new NotebookExecutor(folder => new ProcessKernelHost(kernel, folder));
        var notebook = Notebook.Of(
            "await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Your name\")", "#!set --name place --value @input:city", "place");

        var run = await executor.RunAsync(notebook, Path.GetTempPath());

        Assert.Equal(["Ada", "", "London"], run.Document.Cells.Select(cell => cell.Text()));
    }

    [Fact]
    public async Task Run_HangingNativeCode_IsKilledAtTheTimeout()
    {
        var clock = Stopwatch.StartNew();
        var run = await Notebook.Of(
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\n$\"{Environment.ProcessId}\"",
            "sleep(600);").RunInProcessOfItsOwnAsync(seconds: 4);

        Assert.Equal(RunStatus.TimedOut, run.Status);
        Assert.Equal("Cell 2 ran longer than 4 s and was stopped.", run.Failure!.Message);
        Assert.InRange(clock.Elapsed.TotalSeconds, 4, 40);
        var processId = int.Parse(run.Document.Cells[0].Text());
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
    }

    [Fact]
    public async Task Run_EndlessPrinting_IsKilledAtTheTimeoutAndKeepsTheLimit()
    {
        var run = await Notebook.Of("while (true) Console.WriteLine(\"again\");")
            .RunInProcessOfItsOwnAsync(seconds: 4, new OutputLimit(10, 10_000));

        Assert.Equal(RunStatus.TimedOut, run.Status);
        Assert.StartsWith("again\nagain\n", run.Document.Cells[0].Text(), StringComparison.Ordinal);
        Assert.Contains("[Left out of this cell: ", run.Document.Cells[0].Text(), StringComparison.Ordinal);
        Assert.InRange(run.Document.Cells[0].Text().Length, 2000, 5000);
    }

    [LinuxTheory]
    [InlineData("sleep {0} &")]
    [InlineData("setsid sleep {0} </dev/null >/dev/null 2>&1 &")]
    [InlineData("(setsid env -i sleep {0} </dev/null >/dev/null 2>&1 &) & disown")]
    [InlineData("setsid sleep {0} </dev/null >/dev/null 2>&1 & kill -SEGV $PPID")]
    public async Task Run_CellThatLeavesAChild_EndsItWithItsNotebook(string script)
    {
        var sleeper = new Sleeper();
        var clock = Stopwatch.StartNew();
        await Notebook.Of(
            $"System.Diagnostics.Process.Start(\"bash\", [\"-c\", \"{string.Format(script, sleeper.Seconds)}\"]).WaitForExit();", "1")
            .RunInProcessOfItsOwnAsync();

        Assert.Equal(0, sleeper.Count());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 45);
    }

    [LinuxFact]
    public async Task Run_ExecutorIsKilled_EndsTheKernelAndItsChildren()
    {
        using var folder = new TemporaryFolder();
        var sleeper = new Sleeper();
        Notebook.Of($"System.Diagnostics.Process.Start(\"setsid\", \"sleep {sleeper.Seconds}\");\nwhile (true) {{ }}")
            .Save(folder["in.ipynb"]);
        using var executor = Process.Start(
            "dotnet", [Notebook.RunnerPath, "run", Notebook.KernelProgram.Arguments[0], folder["in.ipynb"], folder["out.ipynb"]]);
        await sleeper.WaitForAsync(count: 1);

        executor.Kill(); // this process alone

        await sleeper.WaitForAsync(count: 0);
    }

    [Theory]
    [InlineData("Environment.FailFast(\"gone\");", "exit code 134, SIGABRT", "gone")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern void abort();\nabort();", "exit code 134, SIGABRT", "")]
    [InlineData(
        "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int raise(int signal);\nraise(9);",
        "exit code 137, SIGKILL",
        "")]
    [InlineData("Environment.Exit(3);", "ended in this cell with exit code 3", "")]
    public async Task Run_CrashingCell_IsThatCellsFailure(string code, string message, string output)
    {
        var run = await Notebook.Of("\"1\"", "Console.WriteLine(\"last words\");\n" + code, "3").RunInProcessOfItsOwnAsync();

        Assert.Equal((RunStatus.Failed, 2), (run.Status, run.CellsRun));
        Assert.Contains(message, run.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(
            output, run.Failure.Message + string.Concat(run.Failure.Trace) + run.Document.Cells[1].Text(), StringComparison.Ordinal);
        Assert.Equal("1", run.Document.Cells[0].Text());
        Assert.StartsWith("last words\n", run.Document.Cells[1].Text(), StringComparison.Ordinal);
        Assert.Equal("", run.Document.Cells[2].Text());
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheProcessAndKeepsOutputs()
    {
        using var cancel = new CancellationTokenSource();
        var run = await Notebook.Of("\"1\"", "display(\"working\");\nwhile (true) { }")
            .RunInProcessOfItsOwnAsync(progress: Cancel, cancellationToken: cancel.Token);

        Assert.Equal(RunStatus.Interrupted, run.Status);
        Assert.Equal(["1", "workingInterrupted in cell 2."], run.Document.Cells.Select(cell => cell.Text()));

        void Cancel(CellProgress seen)
        {
            if (seen is { State: CellState.Showing, Text: "working" }) cancel.Cancel();
        }
    }

    [Fact]
    public async Task Run_Progress_IsReportedCellByCell()
    {
        var seen = new List<string>();
        await Notebook.Of("1", "display(\"half\");").RunInProcessOfItsOwnAsync(progress: each => seen.Add(each.State switch
        {
            CellState.Started => $"start {each.Cell}/{each.Count}",
            CellState.Showing => $"status {each.Text}",
            _ => $"end {each.Cell} {each.State}",
        }));

        Assert.Equal(["start 1/2", "end 1 Succeeded", "start 2/2", "status half", "end 2 Succeeded"], seen);
    }

    [Fact]
    public async Task Run_KernelThatCannotStart_SaysSo()
    {
        var executor = new NotebookExecutor(folder => new ProcessKernelHost(new KernelProgram("dotnet", ["no-such.dll"]), folder));
        var run = await executor.RunAsync(Notebook.Of("1"), Path.GetTempPath());

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.StartsWith("The kernel did not start: it ended with exit code", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("no-such.dll", run.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, run.CellsRun);
    }
}
