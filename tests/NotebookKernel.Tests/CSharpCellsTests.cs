using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;

namespace NotebookKernel.Tests;

public sealed class CSharpCellsTests : IDisposable
{
    private readonly CSharpCells _kernel = new();
    private int _cells;

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Cells_ShareVariablesMethodsAndTypes()
    {
        await RunAsync("var x = 20;\nint Twice(int a) => 2 * a;\nrecord Point(int X, int Y);");

        Assert.Equal(["result:42"], (await RunAsync("$\"{Twice(x) + new Point(1, 2).Y}\"")).Lines);
    }

    [Theory]
    [InlineData("var a = 1;", new string[0])]
    [InlineData("Console.Write(\"a\")", new[] { "out:a" })]
    [InlineData("await Task.Delay(1);\n\"after\"", new[] { "result:after" })]
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
            "h"
            """);

        Assert.Equal(["out:ab\n", "err:c", "display:d", "out:e", "display:f", "out:g", "result:h"], events.Lines);
    }

    [Theory]
    [InlineData("foreach (var half in \"a\U0001F600b\") Console.Write(half);", "out:a\U0001F600b")]
    [InlineData("Console.Error.Write(\"\\ud83d\"); Console.Error.Write(\"\\ude00!\");", "err:\U0001F600!")]
    [InlineData(
        "Console.Write('\\ud83d'); Console.Error.Write(1); display(\"2\"); Console.Write('\\ude00');",
        "err:1",
        "display:2",
        "out:\U0001F600")]
    [InlineData("Console.Write(\"a\\ud83d\");", "out:a\ufffd")]
    public async Task Output_HalvesOfACharacter_AreJoined(string code, params string[] expected) =>
        Assert.Equal(expected, (await RunAsync(code)).Lines);

    [Theory]
    [InlineData("Console.Write(text);")]
    [InlineData("display(text);")]
    public async Task Output_ThatNeverEnds_IsNotKept(string code)
    {
        long used = -1;
        var cell = $"var text = new string('x', 100_000);\nfor (var i = 0; i < 1000; i++) {code}\n$\"{{GC.GetTotalMemory(true)}}\"";
        await _kernel.ExecuteAsync(cell, "cell 1", KeepTheResult);

        Assert.InRange(used, 0, 100_000_000); // the text is 200 MB in all

        void KeepTheResult(KernelEvent produced)
        {
            if (produced is ReturnValueProduced result)
            {
                used = long.Parse(result.FormattedValues.Single(form => form.MimeType == "text/plain").Value);
            }
        }
    }

    [Fact]
    public async Task Display_UpdatedByTheContext_IsUpdatedUnderItsId()
    {
        var events = await RunAsync("""
            using Microsoft.DotNet.Interactive;
            var live = KernelInvocationContext.Current.Display("start");
            live.Update("end");
            """);

        Assert.Equal(["display:start", "update:end"], events.Lines);
        Assert.Single(events.Ids.Distinct());
    }

    [Fact]
    public async Task Value_WhoseClassNamesItsFormatters_IsShownInAllItsForms()
    {
        var events = await RunAsync("""
            using System.Collections.Generic;
            class Written(string type, string text)
            {
                public string MimeType => type;
                public bool Format(object value, System.IO.TextWriter writer) { writer.Write(text); return true; }
            }
            class Source
            {
                public IEnumerable<object> CreateTypeFormatters() =>
                    [new Written("application/json", "{\"a\":1}"), new Written("text/plain", "plain")];
            }
            class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
            {
                public Type FormatterSourceType => formatterSourceType;
                public string[] PreferredMimeTypes { get; set; }
            }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "application/json", "text/plain" })]
            class Shown { }
            new Shown()
            """);

        Assert.Null(events.Failure);
        Assert.Equal(
            [("application/json", "{\"a\":1}"), ("text/plain", "plain")],
            events.Last.Select(form => (form.MimeType, form.Value)));
    }

    [Fact]
    public async Task CompileError_IsReportedWithCellLineColumnAndMark()
    {
        await RunAsync("1");
        var events = await RunAsync("var a = 1;\nvar b = a + missing;\nvar c = \"x\" * 2;");

        Assert.Equal("CompilationError", events.Failure!.Name);
        Assert.Equal(
            "cell 2, line 2, column 13: error CS0103: The name 'missing' does not exist in the current context", events.Failure.Message);
        Assert.Equal("    var b = a + missing;", events.Failure.Trace[1]);
        Assert.Equal("                ^^^^^^^", events.Failure.Trace[2]);
        Assert.StartsWith("cell 2, line 3, column 9: error CS0019", events.Failure.Trace[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompileError_LeavesTheStateAsItWas()
    {
        await RunAsync("var x = \"1\";");
        await RunAsync("var x = 2; var y = missing;");

        Assert.Equal(["result:1"], (await RunAsync("x")).Lines);
    }

    [Theory]
    [InlineData("using var file = new MemoryStream();")]
    [InlineData("var a = 1;\nusing var file = new MemoryStream();\nfile.Length")]
    public async Task UsingVar_AtTheTopLevel_GetsAHint(string code) =>
        Assert.Contains(
            (await RunAsync(code)).Failure!.Trace, line => line.Contains("not possible in C# scripts", StringComparison.Ordinal));

    [Fact]
    public async Task RuntimeError_ShowsOnlyTheUsersAndLibraryFramesWithTheirLines()
    {
        await RunAsync("""
            int Fail(int[] numbers)
            {
                return numbers.Single(n => n > Limit());
            }
            int Limit() => throw new InvalidOperationException("no limit");
            """);
        var events = await RunAsync("\nvar values = new[] { 1 };\nFail(values)");

        Assert.Equal("System.InvalidOperationException", events.Failure!.Name);
        Assert.Equal("no limit", events.Failure.Message);
        Assert.Equal("System.InvalidOperationException: no limit", events.Failure.Trace[0]);
        Assert.Contains("   at Fail(Int32[] numbers) in cell 1, line 3", events.Failure.Trace);
        Assert.Equal("   at cell 2, line 3", events.Failure.Trace[^1]);
        Assert.DoesNotContain(events.Failure.Trace, line => line.Contains("Submission", StringComparison.Ordinal)
            || line.Contains("Interactive", StringComparison.Ordinal) || line.Contains("MoveNext", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RuntimeError_AfterAwait_NamesCellAndLine()
    {
        var events = await RunAsync("""
            await Task.Yield();
            await Inner();
            async Task Inner()
            {
                await Task.Delay(1);
                throw new FormatException("late", new Exception("first"));
            }
            """);

        Assert.Equal(
            [
                "System.FormatException: late", "   at Inner() in cell 1, line 6", "   at cell 1, line 2",
                "caused by System.Exception: first",
            ],
            events.Failure!.Trace);
    }

    [Fact]
    public async Task RuntimeError_OfLibtorch_HasItsFirstSentenceAsMessageAndTheRestInTheTrace()
    {
        var events = await RunAsync("""
            throw new Exception("shapes differ\nException raised from mul at a.cpp:3 (most recent call first):\n"
                + "frame #0: c10::Error");
            """);

        Assert.Equal("shapes differ", events.Failure!.Message);
        Assert.Contains("frame #0: c10::Error", events.Failure.Trace);
    }

    [Fact]
    public async Task RuntimeError_InTheMiddle_KeepsWhatWasSetBefore()
    {
        await RunAsync("var kept = \"no\";\nkept = \"yes\";\nthrow new Exception();");

        Assert.Equal(["result:yes"], (await RunAsync("kept")).Lines);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Package_InACell_IsRestoredAndUsed()
    {
        var events = await RunAsync("#r \"nuget: AngleSharp, 1.10.3\"\ntypeof(AngleSharp.Html.Parser.HtmlParser).Name");

        Assert.Null(events.Failure);
        Assert.Equal("result:HtmlParser", events.Lines[^1]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Package_ThatIsNowhere_IsAnErrorThatNamesIt()
    {
        var events = await RunAsync("#r \"nuget: No.Such.Package.Anywhere, 1.0.0\"\n1");

        Assert.Contains(
            "No.Such.Package.Anywhere", string.Concat(events.Failure!.Trace) + events.Failure.Message, StringComparison.Ordinal);
    }

    private async Task<RecordedEvents> RunAsync(string code)
    {
        var events = new RecordedEvents();
        await _kernel.ExecuteAsync(code, $"cell {++_cells}", events.Record);
        return events;
    }
}
