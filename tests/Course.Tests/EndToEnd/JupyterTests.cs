using System.Diagnostics;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>
/// The notebooks in Jupyter: its own client runs them in the kernel of the pinned tool, which './course jupyter install' has set up.
/// </summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>One with live lines and charts, one with sound.</summary>
    [ClientTheory]
    [InlineData("01-autoencoder")]
    [InlineData("further/music")]
    public Task Notebook_InJupyter_EveryCellIsFineAndDisplaysAreThere(string name) => RunAndCheckAsync(name);

    [ClientTheory]
    [InlineData("02-latent-space")]
    [InlineData("03-denoising")]
    [InlineData("04-super-resolution")]
    [InlineData("05-variational")]
    [InlineData("06-adversarial")]
    [InlineData("07-assignment")]
    [InlineData("further/likelihood")]
    [Trait("Category", "Long")]
    public Task OtherNotebook_InJupyter_EveryCellIsFineAndDisplaysAreThere(string name) => RunAndCheckAsync(name);

    [ClientFact]
    public async Task ShapeError_InJupyter_NamesTheSizesAndTheLine()
    {
        await JupyterKernel.InstallAsync();
        var library = Path.Combine(CourseScript.Root, "lib", "Autoencoders", "bin");
        TestNotebook.Of(
            $"#r \"{library}/TorchSharp.dll\"\n#r \"{library}/Autoencoders.dll\"\nAutoencoders.Data.DataFolder.Variable",
            "using static TorchSharp.torch;\nnew Autoencoders.Training.TrainerOptions();",
            "var a = ones(2, 3);\nvar b = a.add(ones(4, 5));").Save(_folder["shapes.ipynb"]);

        var (exitCode, output, errors) = await RunFileAsync(_folder["shapes.ipynb"]);

        Assert.True(exitCode == 0, output + errors);
        var error = NotebookDocument.Load(_folder["done.ipynb"]).Cells[2].Outputs.Last()!["evalue"]!.GetValue<string>();
        Assert.Contains("The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1\n   at ", error);
        Assert.Contains("cell:line 2", error);
        Assert.DoesNotContain("frame #", error);
    }

    private async Task RunAndCheckAsync(string name)
    {
        await JupyterKernel.InstallAsync();

        var (exitCode, output, errors) = await RunFileAsync(Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb"));

        Assert.True(exitCode == 0, output + errors);
        var notebook = NotebookDocument.Load(_folder["done.ipynb"]);
        var outputs = notebook.Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs).ToList();
        Assert.DoesNotContain(outputs, shown => (string?)shown!["output_type"] == "error");
        if (name == "07-assignment") return;
        var lines = outputs.Select(shown => Multiline.Read(shown!["data"]?["text/plain"]) ?? "")
            .Where(text => text.Contains("images/s", StringComparison.Ordinal) && !text.StartsWith("epoch ", StringComparison.Ordinal))
            .ToList();
        Assert.All(lines, line => Assert.Matches(@"^(\d+) of \1 epochs", line)); // the last state of a line that began as epoch 1
        Assert.InRange(int.Parse(output.Split("updates ")[1].Split('\n')[0]), lines.Count, 10_000);
        var pictures = outputs.Where(shown => shown!["data"]?["image/png"] is not null).ToList();
        Assert.Contains(pictures, shown => shown!["data"]!["application/vnd.plotly.v1+json"] is not null);
        Assert.Contains(pictures, shown => shown!["data"]!["application/vnd.plotly.v1+json"] is null);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunFileAsync(string notebook)
    {
        var script = Path.Combine(CourseScript.Root, "tests", "Course.Tests", "EndToEnd", "jupyter.py");
        string[] arguments = [script, notebook, _folder["done.ipynb"], Path.GetDirectoryName(notebook)!];
        var start = new ProcessStartInfo(DebianProgram.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        return await CourseScript.EndAsync(process);
    }

    private sealed class ClientFactAttribute : FactAttribute
    {
        public ClientFactAttribute() => Skip = DebianProgram.MissingModule("nbclient");
    }

    private sealed class ClientTheoryAttribute : TheoryAttribute
    {
        public ClientTheoryAttribute() => Skip = DebianProgram.MissingModule("nbclient");
    }
}
