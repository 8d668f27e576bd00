using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookKernel;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Execution;

public class NotebookExecutorTests
{
    [Fact]
    public async Task Run_Cells_WritesCountsOutputsAndTimesIntoACopy()
    {
        var notebook = Notebook.Of("var x = \"1\";\nConsole.WriteLine(\"a\");", "x + 1");
        var run = await notebook.RunHereAsync();

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal([1, 2], run.Document.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("""{"name":"stdout","output_type":"stream","text":["a\n"]}""", run.Document.Cells[0].Outputs[0]!.ToJsonString());
        Assert.Equal(
            """{"data":{"text/plain":["11"]},"execution_count":2,"metadata":{},"output_type":"execute_result"}""",
            run.Document.Cells[1].Outputs[0]!.ToJsonString());
        Assert.All(
            run.Document.Cells,
            cell => Assert.EndsWith("Z", cell.Metadata["execution"]!["shell.execute_reply"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Null(notebook.Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Run_FailingCell_KeepsOutputsUpToItAndClearsTheRest()
    {
        var notebook = Notebook.Of("Console.Write(1);", "Console.Write(2);\nthrow new Exception(\"wrong\");", "Console.Write(3);");
        notebook.Cells[2].Outputs.Add(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "old" });
        var run = await notebook.RunHereAsync();

        Assert.Equal((RunStatus.Failed, 2, 3), (run.Status, run.CellsRun, run.CellCount));
        Assert.Equal(["1", "2wrong", ""], run.Document.Cells.Select(cell => cell.Text()));
        Assert.Equal((2, "wrong"), (run.Failure!.Cell, run.Failure.Message));
        Assert.Contains("   at cell 2, line 2", run.Failure.Trace);
        Assert.Null(run.Document.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task Run_RaisesException_GoesOn()
    {
        var run = await NotebookDocument.Create().With("throw new Exception(\"meant\");", "raises-exception").With("\"1\"").RunHereAsync();

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(["meant", "1"], run.Document.Cells.Select(cell => cell.Text()));
    }

    [Fact]
    public async Task Run_SkippedEmptyAndTextCells_AreNotCounted()
    {
        var run = await NotebookDocument.Create().With("throw new Exception();", "skip-execution").With("  \n").With("1").RunHereAsync();

        Assert.Equal((RunStatus.Succeeded, 1, 1), (run.Status, run.CellsRun, run.CellCount));
        Assert.Equal([null, null, 1], run.Document.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task Run_Parameters_ReachTheCells()
    {
        var notebook = NotebookDocument.Create().With("var epochs = 25;", "parameters").With("$\"{epochs}\"");
        var run = await ParameterCell.In(notebook, new Dictionary<string, JsonNode?> { ["epochs"] = "3" }).RunHereAsync();

        Assert.Equal("3", run.Document.Cells[2].Text());
    }

    [Fact]
    public async Task Run_UpdateFromALaterCell_ChangesTheEarlierOutput()
    {
        const string display = "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display(\"first\");";

        var run = await Notebook.Of(display, "shown.Update(\"second\");").RunHereAsync();

        Assert.Equal(["second", ""], run.Document.Cells.Select(cell => cell.Text()));
    }

    [Fact]
    public async Task Run_CarriageReturns_KeepWhatATerminalShows()
    {
        var run = await Notebook.Of("Console.Write(\"10%\\r50%\\r100%\\ndone\\r\\n\");").RunHereAsync();

        Assert.Equal("100%\ndone\n", run.Document.Cells[0].Text());
    }

    [Theory]
    [InlineData(
        "for (var i = 0; i < 5; i++) display($\"{i}\");\n\"end\"", 3, 1000, "012", "3 outputs (497 bytes). A cell may put out 3 outputs;")]
    [InlineData("for (var i = 0; i < 3000; i++) Console.Write('x');", 3, 1150, "", "2 kB of text. A cell may put out 1.2 kB;")]
    public async Task Run_MoreOutputsThanTheLimit_KeepsTheFirstAndSaysHowMuchIsLeftOut(
        string code, int outputs, long bytes, string kept, string left)
    {
        var run = await Notebook.Of(code).RunHereAsync(new OutputLimit(outputs, bytes));

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(
            $"{kept.PadRight(kept.Length > 0 ? 0 : 1000, 'x')}[Left out of this cell: {left} --output-limit sets another limit.]\n",
            run.Document.Cells[0].Text());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_HangingCell_TimesOut()
    {
        var clock = Stopwatch.StartNew();
        var run = await Notebook.Of("Console.Write(\"begun\");\nwhile (true) { }", "1").RunInProcessOfItsOwnAsync(seconds: 1);

        Assert.Equal(RunStatus.TimedOut, run.Status);
        Assert.Equal("Cell 1 ran longer than 1 s and was stopped.", run.Failure!.Message);
        Assert.StartsWith("begun", run.Document.Cells[0].Text(), StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Run_Cancelled_KeepsWhatWasFinished()
    {
        using var cancel = new CancellationTokenSource();
        var run = await Notebook.Of("\"1\"", "await Task.Delay(-1);").RunHereAsync(progress: CancelSoon, cancellationToken: cancel.Token);

        Assert.Equal((RunStatus.Interrupted, 2), (run.Status, run.CellsRun));
        Assert.Equal(["1", "Interrupted in cell 2."], run.Document.Cells.Select(cell => cell.Text()));

        void CancelSoon(CellProgress seen)
        {
            if (seen is { State: CellState.Started, Cell: 2 }) cancel.CancelAfter(TimeSpan.FromSeconds(0.2));
        }
    }

    [Fact]
    public void CellTimeout_NotPositive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new NotebookExecutor(_ => new InProcessKernelHost()) { CellTimeout = TimeSpan.Zero });

    [Theory]
    [InlineData("kernelspec", "language", "python")]
    [InlineData("language_info", "name", "fsharp")]
    public async Task Run_NotebookOfAnotherLanguage_SaysSoAndRunsNothing(string part, string name, string language)
    {
        var notebook = Notebook.Of("print('hi')");
        notebook.Metadata.Remove("kernelspec");
        notebook.Metadata[part] = new JsonObject { [name] = language };

        var run = await notebook.RunHereAsync();

        Assert.Equal((RunStatus.Failed, 0), (run.Status, run.CellsRun));
        Assert.Equal($"This notebook is in {language}, not in C#: only C# notebooks can be run here.", run.Failure!.Message);
    }

    [Fact]
    public async Task Run_CellOfAnotherLanguage_IsNamedAsSuch()
    {
        var byMetadata = Notebook.Of("let x = 1");
        byMetadata.Cells[0].Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" };

        Assert.StartsWith(
            "cell 1: there is no language or magic command 'fsharp' here", (await byMetadata.RunHereAsync()).Failure!.Message);
        Assert.StartsWith(
            "cell 1: there is no language or magic command 'pwsh' here", (await Notebook.Of("#!pwsh\nls").RunHereAsync()).Failure!.Message);
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("csharp")]
    [InlineData("polyglot-notebook")]
    [InlineData("F#")] // the kernel that a front end starts is C#'s
    public async Task Run_CSharpKernel_IsRunWhateverTheLanguageIsCalled(string language)
    {
        var notebook = Notebook.Of("\"a\"");
        notebook.Metadata["language_info"] = new JsonObject { ["name"] = language };

        Assert.Equal("a", (await notebook.RunHereAsync()).Document.Cells[0].Text());
    }

    [Fact]
    public async Task Run_CellsOfOtherLanguages_AreShownOrPassedOver()
    {
        var notebook = Notebook.Of("<b>bold</b>").With("let x = 1", "raises-exception").With("\"after\"");
        notebook.Cells[0].Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        notebook.Cells[1].Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" };

        var run = await notebook.RunHereAsync();

        Assert.Equal((RunStatus.Succeeded, null), (run.Status, run.Failure));
        Assert.Equal("<b>bold</b>", (string?)run.Document.Cells[0].Outputs[0]!["data"]!["text/html"]![0]);
        Assert.Equal("LanguageError", (string?)run.Document.Cells[1].Outputs[0]!["ename"]);
        Assert.Equal("after", run.Document.Cells[2].Text());
    }

    [Fact]
    public async Task Run_ErrorsAllowed_GoesOnAndNamesEachFailure()
    {
        var executor = new NotebookExecutor(_ => new InProcessKernelHost()) { AllowErrors = true };

        var run = await executor.RunAsync(Notebook.Of("throw new Exception(\"one\");", "\"after\"", "1 +"), Path.GetTempPath());

        Assert.Equal((RunStatus.Failed, 3), (run.Status, run.CellsRun));
        Assert.Equal([1, 3], run.Failures.Select(failure => failure.Cell));
        Assert.Equal("one", run.Failure!.Message);
        Assert.Equal("after", run.Document.Cells[1].Text());
    }

    [Fact]
    public async Task Run_JsonOutput_IsStoredAsJson()
    {
        var run = await Notebook.Of("\"{\\\"data\\\": [1]}\".DisplayAs(\"application/vnd.plotly.v1+json\");").RunHereAsync();

        Assert.Equal("""{"data":[1]}""", run.Document.Cells[0].Outputs[0]!["data"]!["application/vnd.plotly.v1+json"]!.ToJsonString());
    }

    [Fact]
    public async Task Run_MissingNullAndDuplicateIds_GivesEachCellItsOwn()
    {
        var notebook = Notebook.Of("1", "2", "3", "4");
        notebook.Cells[0].Json.Remove("id");
        notebook.Cells[1].Json["id"] = null;
        notebook.Cells[2].Json["id"] = "x";
        notebook.Cells[3].Json["id"] = "x";

        var run = await notebook.RunHereAsync();

        Assert.Equal(["cell-1", "cell-2", "x", "cell-4"], run.Document.Cells.Select(cell => (string?)cell.Json["id"]));
    }
}
