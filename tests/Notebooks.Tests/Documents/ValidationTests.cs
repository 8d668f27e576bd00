using System.Diagnostics;
using Notebooks.Documents;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Documents;

[Trait("Category", "Slow")]
public class ValidationTests
{
    private const string Python = "/usr/bin/python3";
    private const string Validate =
        "import sys, nbformat; nbformat.validate(nbformat.read(open(sys.argv[1], encoding='utf-8'), as_version=4)); print('valid')";
    private const string Rewrite = """
        import sys, nbformat
        n = nbformat.read(open(sys.argv[1], encoding='utf-8'), as_version=4)
        nbformat.write(n, open(sys.argv[2], 'w', encoding='utf-8'))
        """;

    [NbformatFact]
    public async Task ExecutedCopy_HasEveryKindOfOutput_IsValidForJupyter()
    {
        using var folder = new TemporaryFolder();
        var notebook = NotebookDocument.Create().With("var n = 1;", "parameters")
            .With("Console.WriteLine(\"a\"); display(HTML(\"<b>b</b>\")); n")
            .With("\"{}\".DisplayAs(\"application/vnd.plotly.v1+json\");").With("throw new Exception();", "raises-exception")
                .With("missing");
        var run = await notebook.RunHereAsync();
        run.Document.Save(folder["out.ipynb"]);

        Assert.Equal("valid\n", PythonSays(Validate, folder["out.ipynb"]));
    }

    [NbformatFact]
    public async Task ExecutedCopy_RewrittenByJupyter_DiffersInTheOrderOfKeysOnly()
    {
        using var folder = new TemporaryFolder();
        var run = await Notebook.Of("Console.WriteLine(\"ä 😀\");", "new[] { 1.5, 2 }").RunHereAsync();
        run.Document.Save(folder["out.ipynb"]);
        PythonSays(Rewrite, folder["out.ipynb"], folder["again.ipynb"]);

        var again = NotebookDocument.Load(folder["again.ipynb"]);
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(run.Document.Json, again.Json));
        Assert.Equal(File.ReadAllText(folder["again.ipynb"]).TrimEnd(), NotebookWriter.Write(again).TrimEnd());
    }

    private static string PythonSays(params string[] code)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Python, ["-c", .. code]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }

    /// <summary>A test against Jupyter's own reader, where the system has it.</summary>
    private sealed class NbformatFactAttribute : FactAttribute
    {
        private const string Package = "/usr/lib/python3/dist-packages/nbformat";

        public NbformatFactAttribute()
        {
            if (!File.Exists(Python) || !Directory.Exists(Package))
            {
                Skip = "Debian's python3-nbformat is not installed: apt-get install python3-nbformat";
            }
        }
    }
}
