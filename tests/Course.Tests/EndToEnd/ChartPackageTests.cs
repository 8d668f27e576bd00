using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>
/// A student's cell loads a chart package itself, whose own display needs the network: charts are still shown as the library shows them.
/// </summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class ChartPackageTests : IDisposable
{
    private const string PlotlyPackage = "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"";
    private const string XPlotPackage = "#r \"nuget: XPlot.Plotly, 4.1.0\"";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_CellLoadsChartPackages_ChartsNeedNoNetwork(bool inFirstCell)
    {
        Save(inFirstCell);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "charts.ipynb", "--out", "out");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        AssertCharts(_folder["out/charts.ipynb"], ["application/vnd.plotly.v1+json", "image/png", "text/plain"]);
    }

    [ClientTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Jupyter_CellLoadsChartPackages_ChartsNeedNoNetwork(bool inFirstCell)
    {
        Save(inFirstCell);
        await JupyterKernel.InstallAsync();
        string[] arguments =
        [
            Path.Combine(CourseScript.Root, "tests", "Course.Tests", "EndToEnd", "jupyter.py"),
            _folder["charts.ipynb"], _folder["done.ipynb"], _folder.Path,
        ];
        var start = new ProcessStartInfo(DebianProgram.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;

        var (exitCode, output, errors) = await CourseScript.EndAsync(process);

        Assert.True(exitCode == 0, output + errors);
        AssertCharts(_folder["done.ipynb"], ["application/vnd.plotly.v1+json", "image/png", "text/html", "text/plain"]);
    }

    /// <summary>A chart of the library, one of each package, each in a cell with a comment.</summary>
    private void Save(bool inFirstCell)
    {
        var library = Path.Combine(CourseScript.Root, "lib", "Autoencoders", "bin");
        string[] assemblies = ["Autoencoders", "TorchSharp", "Plotly.NET", "Plotly.NET.CSharp", "XPlot.Plotly"];
        var references = string.Join('\n', assemblies.Select(name => $"#r \"{Path.Combine(library, name)}.dll\""));
        var packages = $"{PlotlyPackage}\n{XPlotPackage}";
        TestNotebook.Of(
            inFirstCell ? $"{references}\n{packages}" : references,
            "Autoencoders.Display.Table.Create([\"a\"], [[\"1\"]])",
            inFirstCell ? "1 + 1" : packages,
            "Autoencoders.Plotting.LinePlot.Create([1, 2, 3], [(\"line\", [1, 3, 2])]) // chart",
            "Plotly.NET.CSharp.Chart.Point<double, double, string>(new double[] { 1, 2 }, new double[] { 3, 4 }) // chart",
            "XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } }) // chart")
            .Save(_folder["charts.ipynb"]);
    }

    private static void AssertCharts(string path, string[] mimeTypes)
    {
        var charts = NotebookDocument.Load(path).Cells.Where(cell => cell.Source.EndsWith("// chart", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, charts.Count);
        Assert.All(charts, chart =>
        {
            var data = Assert.IsType<JsonObject>(Assert.Single(chart.Outputs)!["data"]);
            Assert.Equal(mimeTypes, data.Select(form => form.Key).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("https://", Multiline.Read(data["text/html"]) ?? "");
        });
    }

    private sealed class ClientTheoryAttribute : TheoryAttribute
    {
        public ClientTheoryAttribute() => Skip = DebianProgram.MissingModule("nbclient");
    }
}
