using NotebookKernel;

namespace NotebookKernel.Tests;

/// <summary>What notebooks of others use beside plain C#.</summary>
public sealed class MagicsTests : IDisposable
{
    private readonly CSharpCells _kernel = new();
    private int _cells;

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("#!html\n<b>bold</b>", "text/html", "<b>bold</b>")]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!javascript\nalert(1);", "text/html", "alert(1);")]
    [InlineData("#!about", "text/plain", ".NET Interactive")]
    [InlineData("#!lsmagic", "text/plain", "#!share")]
    [InlineData("Javascript(\"alert(2);\");", "text/html", "alert(2);")]
    [InlineData("CSS(\"b { color: red }\");", "text/html", "b { color: red }")]
    [InlineData("HTML(\"<i>x</i>\")", "text/html", "<i>x</i>")]
    public async Task Helper_OfTheGenuineKernel_ShowsSomething(string code, string mimeType, string expected)
    {
        var events = await RunAsync(code);

        Assert.Null(events.Failure);
        Assert.Contains(events.Last, form => form.MimeType == mimeType && form.Value.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!csharp\n\"a\"", "result:a")]
    [InlineData("#!c#\n\"a\"", "result:a")]
    [InlineData("#!time\n\"a\"", "result:a")]
    [InlineData("display(\"a\")", "display:a")]
    [InlineData("\"a\".Display()", "display:a")]
    [InlineData("class Own { public static void Show() => display(\"a\"); }\nOwn.Show();", "display:a")]
    public async Task Value_IsShownOnce(string code, string expected)
    {
        var events = await RunAsync(code);

        Assert.Equal(expected, Assert.Single(events.Lines, line => !line.Contains("Wall time", StringComparison.Ordinal)));
        Assert.Equal(code.Contains("#!time", StringComparison.Ordinal), events.Lines.Any(line => line.Contains("Wall time: ")));
    }

    [Fact]
    public async Task Display_Updated_IsReplaced()
    {
        var events = await RunAsync("var live = display(\"first\");\ndisplay(\"other\");\nlive.Update(\"second\");");

        Assert.Equal(["display:first", "display:other", "update:second"], events.Lines);
        Assert.Equal(events.Ids[0], events.Ids[2]);
        Assert.NotEqual(events.Ids[0], events.Ids[1]);
    }

    [Fact]
    public async Task ExtensionMethodDisplay_Updated_IsReplaced()
    {
        var events = await RunAsync("var live = \"first\".Display();\nlive.Update(\"second\");");

        Assert.Equal(["display:first", "update:second"], events.Lines);
    }

    [Fact]
    public async Task Values_AreSetSharedAndListed()
    {
        await RunAsync("var number = 5;");
        await RunAsync("#!value --name text\nhello");

        Assert.Null((await RunAsync("#!set --name copy --value @csharp:number")).Failure);
        Assert.Null((await RunAsync("#!share --from value text")).Failure);
        Assert.Equal(["result:5 hello"], (await RunAsync("$\"{copy} {text}\"")).Lines);
        Assert.Contains((await RunAsync("#!who")).Last, form => form.Value.Contains("number", StringComparison.Ordinal));
        Assert.Contains((await RunAsync("#!whos")).Last, form => form.Value.Contains("number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfAnotherNotebook_RunsItsCells()
    {
        var folder = Directory.CreateTempSubdirectory("kernel-tests-");
        var path = Path.Combine(folder.FullName, "other.ipynb");
        await File.WriteAllTextAsync(path, """
            {"cells":[{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":["var imported = 7;"]}],
             "metadata":{"kernelspec":{"name":".net-csharp","language":"C#"}},"nbformat":4,"nbformat_minor":4}
            """);

        Assert.Null((await RunAsync($"#!import \"{path}\"")).Failure);
        folder.Delete(recursive: true);
        Assert.Equal(["result:7"], (await RunAsync("$\"{imported}\"")).Lines);
    }

    [Fact]
    public async Task Input_ThatNobodyCanType_FailsWithASentence()
    {
        var events = await RunAsync("var name = await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Your name\");");

        Assert.StartsWith("The cell asks for input ('Your name'), and nobody is there to type it", events.Failure!.Message);
    }

    [Fact]
    public async Task Warning_GoesToStandardError()
    {
        var events = await RunAsync("#warning look here\n\"a\"");

        Assert.Equal(["result:a", "err:cell 1, line 1, column 10: warning CS1030: #warning: 'look here'\n"], events.Lines);
    }

    private async Task<RecordedEvents> RunAsync(string code)
    {
        var events = new RecordedEvents();
        await _kernel.ExecuteAsync(code, $"cell {++_cells}", events.Record).WaitAsync(TimeSpan.FromMinutes(2));
        return events;
    }
}
