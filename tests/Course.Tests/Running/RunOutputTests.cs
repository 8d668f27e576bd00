using Course.Running;
using Course.Tests.Support;
using Notebooks.Execution;

namespace Course.Tests.Running;

public sealed class RunOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteIndex_NameWithSpecialCharacters_IsPercentEncoded()
    {
        var notebook = TestNotebook.Of("1");
        var result = new NotebookResult(
            new NotebookJob("100% C# done", _folder["100% C# done.ipynb"], notebook), new NotebookRun(notebook, RunStatus.Succeeded, 1, 1, TimeSpan.FromSeconds(1), new Dictionary<string, double>(), null));

        new RunOutput(_folder["out"], "quick").WriteIndex([result]);

        Assert.Contains("href=\"100%25%20C%23%20done.html\"", File.ReadAllText(_folder["out/index.html"]));
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
        var job = new NotebookJob(name, _folder["notebooks/01-autoencoder.ipynb"], notebook);
        var result = new NotebookResult(job, new NotebookRun(notebook, RunStatus.Succeeded, 1, 1, TimeSpan.FromSeconds(1), new Dictionary<string, double>(), null));
        var output = new RunOutput(_folder["out"], "quick");

        output.Write(result);
        output.WriteIndex([result]);

        Assert.True(File.Exists(_folder[$"out/{name}.ipynb"]));
        Assert.Contains($"href=\"{back}\"", File.ReadAllText(_folder[$"out/{name}.html"]));
        Assert.Contains($"href=\"{name}.html\"", File.ReadAllText(_folder["out/index.html"]));
    }
}
