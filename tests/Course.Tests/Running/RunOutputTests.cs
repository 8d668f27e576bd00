using Course.Running;
using Course.Tests.Support;
using Notebooks.Execution;

namespace Course.Tests.Running;

public sealed class RunOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("01-autoencoder", "index.html")]
    [InlineData("solutions/01-autoencoder", "../index.html")]
    public void Write_Notebook_LinksPageAndIndexBothWays(string name, string back)
    {
        var notebook = TestNotebook.Of("1");
        var job = new NotebookJob(name, _folder["notebooks/01-autoencoder.ipynb"], notebook);
        var result = new NotebookResult(job, new NotebookRun(notebook, RunStatus.Succeeded, 1, 1, TimeSpan.FromSeconds(1), new Dictionary<string, double>(), null));
        var output = new RunOutput(_folder["out"]);

        output.Write(result);
        output.WriteIndex([result], "quick");

        Assert.True(File.Exists(_folder[$"out/{name}.ipynb"]));
        Assert.Contains($"href=\"{back}\"", File.ReadAllText(_folder[$"out/{name}.html"]));
        Assert.Contains($"href=\"{name}.html\"", File.ReadAllText(_folder["out/index.html"]));
    }
}
