using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Tests.Run;

public sealed class RunOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteIndex_NameWithSpecialCharacters_IsPercentEncoded()
    {
        var notebook = TestNotebook.Of("1");
        var result = new CourseNotebook("100% C# done", _folder["100% C# done.ipynb"], notebook) { Run = Succeeded(notebook) };

        new RunOutput(_folder["out"], "quick").WriteIndex([result]);

        Assert.Contains("href=\"100%25%20C%23%20done.html\"", File.ReadAllText(_folder["out/index.html"]));
    }

    [Fact]
    public void WriteIndex_Results_ShowStatusFiguresAndReason()
    {
        var (first, second) = (TestNotebook.Of("1"), TestNotebook.Of("1"));
        second.Add(NotebookCell.NewMarkdown("# Two <2>"));
        var failure = new CellFailure(1, "Cell 1 ran longer than 60 s.", []);
        var stopped = new NotebookRun(second, RunStatus.TimedOut, 1, 3, TimeSpan.FromSeconds(75), failure);

        new RunOutput(_folder["out"], "quick").WriteIndex(
        [
            new("one", "one.ipynb", first) { Run = Succeeded(first), Figures = new Dictionary<string, double> { ["test_bce"] = 0.092134 } },
            new("two", "two.ipynb", second) { Run = stopped },
        ]);

        var html = File.ReadAllText(_folder["out/index.html"]);
        Assert.Contains("<span class=\"badge good\">ok</span> 1 of 1 cells, 1.0 s", html);
        Assert.Contains("<th scope=\"row\">test_bce</th><td>0.0921</td>", html);
        Assert.Contains("Two &lt;2&gt;", html);
        Assert.Contains("<span class=\"badge bad\">timed out</span> 1 of 3 cells, 1 min 15 s", html);
        Assert.Contains("Cell 1 ran longer than 60 s.", html);
    }

    [Fact]
    public void New_Folder_HasPlotlyForThePages()
    {
        _ = new RunOutput(_folder["out"], "quick");

        var script = File.ReadAllText(_folder["out/assets/plotly.min.js"]);
        Assert.InRange(script.Length, 3_000_000, 5_000_000);
        Assert.Contains("plotly.js v2", script[..500]);
    }

    [Theory]
    [InlineData("01-autoencoder", "index.html")]
    [InlineData("solutions/01-autoencoder", "../index.html")]
    public void Write_Notebook_LinksPageAndIndexBothWays(string name, string back)
    {
        var notebook = TestNotebook.Of("1");
        var result = new CourseNotebook(name, _folder["notebooks/01-autoencoder.ipynb"], notebook) { Run = Succeeded(notebook) };
        var output = new RunOutput(_folder["out"], "quick");

        output.Write(result);
        output.WriteIndex([result]);

        Assert.True(File.Exists(_folder[$"out/{name}.ipynb"]));
        Assert.Contains($"href=\"{back}\"", File.ReadAllText(_folder[$"out/{name}.html"]));
        Assert.Contains($"href=\"{name}.html\"", File.ReadAllText(_folder["out/index.html"]));
    }

    private static NotebookRun Succeeded(NotebookDocument notebook) =>
        new(notebook, RunStatus.Succeeded, 1, 1, TimeSpan.FromSeconds(1), null);
}
