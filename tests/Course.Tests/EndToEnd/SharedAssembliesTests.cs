using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>A notebook that refers to two of the course's libraries, each in its own folder.</summary>
[Trait("Category", "Slow")]
public sealed class SharedAssembliesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_BothLibraries_LoadsEachAssemblyOnce()
    {
        var assignment = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", "07-assignment.ipynb"));
        var setup = assignment.Cells.First(cell => cell.IsCode);
        TestNotebook.Of(
            setup.Source.Replace("../lib", Path.Combine(CourseScript.Root, "lib"), StringComparison.Ordinal),
            "var quiz = Quizzes.Before(1);\nquiz",
            """
            new VaeAssignment(new ImageDataset("none", zeros(8, 1, 28, 28), zeros(8, int64), ["0"]), goal: 1).CheckEncoder(() => null)
            """,
            """
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Select(each => each.GetName().Name).Order())
                if (assembly is "Autoencoders" or "Teaching" or "TorchSharp") Console.Write($"{assembly}; ");
            """).Save(_folder["two.ipynb"]);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "two.ipynb", "--out", "out");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var cells = NotebookDocument.Load(_folder["out/two.ipynb"]).Cells;
        Assert.Contains("text/html", cells[1].Outputs.Single()!["data"]!.AsObject().Select(form => form.Key));
        Assert.Contains("CreateEncoder returns null", TestNotebook.Text(_folder["out/two.ipynb"]));
        Assert.EndsWith("Autoencoders; Teaching; TorchSharp; ", TestNotebook.Text(_folder["out/two.ipynb"]));
    }
}
