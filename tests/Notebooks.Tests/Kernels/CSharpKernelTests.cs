using Notebooks.Kernels;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Kernels;

public class CSharpKernelTests
{
    private readonly CSharpKernel _kernel = new(Path.GetTempPath());

    [Fact]
    public async Task Cells_ShareVariablesMethodsAndTypes()
    {
        await RunAsync("var x = 20;\nint Twice(int a) => 2 * a;\nrecord Point(int X, int Y);");

        Assert.Equal(["result:42"], (await RunAsync("Twice(x) + new Point(1, 2).Y")).Lines);
    }

    [Fact]
    public async Task Variable_DeclaredAgain_TakesTheNewTypeAndValue()
    {
        await RunAsync("var x = 1;");
        await RunAsync("var x = \"text\";");

        Assert.Equal(["result:text"], (await RunAsync("x")).Lines);
    }

    [Fact]
    public async Task Using_InOneCell_HoldsInTheNext()
    {
        await RunAsync("using System.Globalization;");

        Assert.Equal(["result:Invariant Language (Invariant Country)"], (await RunAsync("CultureInfo.InvariantCulture.EnglishName")).Lines);
    }

    [Theory]
    [InlineData("var a = 1;", new string[0])]
    [InlineData("// nothing", new string[0])]
    [InlineData("Console.Write(\"a\")", new[] { "out:a" })]
    [InlineData("(string)null", new[] { "result:<null>" })]
    [InlineData("await Task.FromResult(5)", new[] { "result:5" })]
    [InlineData("await Task.Delay(1);\n\"after\"", new[] { "result:after" })]
    [InlineData("from i in Enumerable.Range(0, 3) select i * i", new[] { "result:[ 0, 1, 4 ]" })]
    public async Task TrailingExpression_WithValue_IsTheResult(string code, string[] expected) =>
        Assert.Equal(expected, (await RunAsync(code)).Lines);

    [Fact]
    public async Task Output_OfAllKinds_KeepsItsOrder()
    {
        var events = await RunAsync("""
            Console.Write("a");
            Console.WriteLine("b");
            Console.Error.Write("c");
            display("d");
            await Task.Run(() => Console.Write("e"));
            "f".Display();
            Console.Write('g');
            7
            """);

        Assert.Equal(["out:ab\n", "err:c", "display:d", "out:e", "display:f", "out:g", "result:7"], events.Lines);
    }

    [Fact]
    public async Task Updates_InQuickSuccession_AreThinnedOutButEndWithTheLast()
    {
        var events = await RunAsync("""
            var live = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.Display("start");
            for (var i = 0; i <= 1000; i++)
                live.Update($"step {i}");
            """);

        Assert.Equal("display:start", events.Lines[0]);
        Assert.Equal("update:step 1000", events.Lines[^1]);
        Assert.InRange(events.Lines.Count, 3, 30);
    }

    [Fact]
    public async Task Current_OutsideACell_IsNull()
    {
        await RunAsync("1");

        Assert.Null(Microsoft.DotNet.Interactive.KernelInvocationContext.Current);
    }

    [Fact]
    public async Task CompileError_IsReportedWithCellLineColumnAndMark()
    {
        await RunAsync("1");
        var events = await RunAsync("var a = 1;\nvar b = a + missing;\nvar c = \"x\" * 2;");

        Assert.Equal("CompilationError", events.Failure!.Name);
        Assert.Equal("cell 2, line 2, column 13: error CS0103: The name 'missing' does not exist in the current context", events.Failure.Message);
        Assert.Equal("    var b = a + missing;", events.Failure.Trace[1]);
        Assert.Equal("                ^^^^^^^", events.Failure.Trace[2]);
        Assert.StartsWith("cell 2, line 3, column 9: error CS0019", events.Failure.Trace[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompileError_LeavesTheStateAsItWas()
    {
        await RunAsync("var x = 1;");
        await RunAsync("var x = 2; var y = missing;");

        Assert.Equal(["result:1"], (await RunAsync("x")).Lines);
    }

    [Fact]
    public async Task RuntimeError_ShowsOnlyTheUsersAndLibraryFrames()
    {
        await RunAsync("int Fail(int[] numbers)\n{\n    return numbers.Single(n => n > Limit());\n}\nint Limit() => throw new InvalidOperationException(\"no limit\");");
        var events = await RunAsync("\nvar values = new[] { 1 };\nFail(values)");

        Assert.Equal("System.InvalidOperationException", events.Failure!.Name);
        Assert.Equal("no limit", events.Failure.Message);
        Assert.Equal("System.InvalidOperationException: no limit", events.Failure.Trace[0]);
        Assert.Contains("   at Fail(Int32[] numbers) in cell 1, line 3", events.Failure.Trace);
        Assert.Equal("   at cell 2, line 3", events.Failure.Trace[^1]);
        Assert.DoesNotContain(events.Failure.Trace, line => line.Contains("Submission", StringComparison.Ordinal)
            || line.Contains("Notebooks", StringComparison.Ordinal) || line.Contains("MoveNext", StringComparison.Ordinal)
            || line.Contains("CompilerServices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RuntimeError_AfterAwait_NamesCellAndLine()
    {
        var events = await RunAsync("await Task.Yield();\nawait Inner();\nasync Task Inner()\n{\n    await Task.Delay(1);\n    throw new FormatException(\"late\", new Exception(\"first\"));\n}");

        Assert.Equal(
            ["System.FormatException: late", "   at Inner() in cell 1, line 6", "   at cell 1, line 2", "caused by System.Exception: first"],
            events.Failure!.Trace);
    }

    [Fact]
    public async Task RuntimeError_InTheMiddle_KeepsWhatWasSetBefore()
    {
        await RunAsync("var kept = 0;\nkept = 5;\nthrow new Exception();");

        Assert.Equal(["result:5"], (await RunAsync("kept")).Lines);
    }

    [Fact]
    public async Task MagicCommand_IsRefusedWithAReason() =>
        Assert.Contains((await RunAsync("#!time\n1")).Failure!.Trace, line => line.Contains("Magic commands", StringComparison.Ordinal));

    [Fact]
    public async Task Package_IsRefusedWithAReason() =>
        Assert.Contains((await RunAsync("#r \"nuget: TorchSharp\"")).Failure!.Trace, line => line.Contains("not restored inside a notebook", StringComparison.Ordinal));

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    public async Task Interrupt_StopsTheCellAndTheKernelGoesOn(string code)
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        Assert.Equal(CellOutcome.Interrupted, await _kernel.ExecuteAsync(code, new RecordedEvents(), cancellationToken: interrupt.Token));
        Assert.Equal(["result:3"], (await RunAsync("1 + 2")).Lines);
    }

    private async Task<RecordedEvents> RunAsync(string code)
    {
        var events = new RecordedEvents();
        await _kernel.ExecuteAsync(code, events);
        return events;
    }
}
