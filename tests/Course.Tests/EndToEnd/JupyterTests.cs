using System.Diagnostics;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>The notebooks in Jupyter: its own client runs them in the kernel of the pinned tool, which './course jupyter install' has set up.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ClientTheory]
    [InlineData("01-autoencoder", "epochs=3;choiceEpochs=1;trainImages=6000;testImages=500")]
    [InlineData("02-latent-space", "epochs=1;trainImages=2000;testImages=500")]
    [InlineData("03-denoising", "epochs=1;trainImages=2000;testImages=500;shortEpochs=1;clothesEpochs=1")]
    [InlineData("04-super-resolution", "epochs=1;trainImages=2000;testImages=500;colorEpochs=1")]
    [InlineData("05-variational", "epochs=1;trainImages=2000;testImages=500;natsEpochs=1;betaEpochs=1;binarisedSeeds=1")]
    [InlineData("06-adversarial", "epochs=1;trainImages=2000;testImages=500;shortEpochs=1")]
    [InlineData("07-assignment", "")]
    [InlineData("further/music", "epochs=1;trainMelodies=500;testMelodies=100")]
    public async Task Notebook_InJupyter_EveryCellIsFineAndDisplaysAreThere(string name, string parameters)
    {
        await JupyterKernel.InstallAsync();

        var (exitCode, output, errors) = await RunAsync(name, parameters);

        Assert.True(exitCode == 0, output + errors);
        var notebook = NotebookDocument.Load(_folder["done.ipynb"]);
        var outputs = notebook.Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs).ToList();
        Assert.DoesNotContain(outputs, shown => (string?)shown!["output_type"] == "error");
        if (name == "07-assignment") return;
        var lines = outputs.Select(shown => Multiline.Read(shown!["data"]?["text/plain"]) ?? "").Where(text => text.Contains("images/s", StringComparison.Ordinal) && !text.StartsWith("epoch ", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.Matches(@"^(\d+) of \1 epochs", line)); // the last state of each training's line, which began as epoch 1
        Assert.InRange(int.Parse(output.Split("updates ")[1].Split('\n')[0]), lines.Count, 10_000);
        Assert.Contains(outputs, shown => shown!["data"]?["image/png"] is not null && shown["data"]!["application/vnd.plotly.v1+json"] is not null);
        Assert.Contains(outputs, shown => shown!["data"]?["image/png"] is not null && shown["data"]!["application/vnd.plotly.v1+json"] is null);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, string parameters)
    {
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        string[] arguments = [Path.Combine(CourseScript.Root, "tests", "Course.Tests", "EndToEnd", "jupyter.py"), Path.Combine(notebooks, $"{name}.ipynb"), _folder["done.ipynb"], notebooks, parameters];
        using var process = Process.Start(new ProcessStartInfo(DebianProgram.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return await CourseScript.EndAsync(process);
    }

    private sealed class ClientTheoryAttribute : TheoryAttribute
    {
        public ClientTheoryAttribute() => Skip = DebianProgram.MissingModule("nbclient");
    }
}
