using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Packages of a student that need newer assemblies than the course has; NuGet's feed or folder has to have them.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Long")]
public sealed class PackageTests : IDisposable
{
    private const string DataAnalysis = """
        #r "nuget: Microsoft.Data.Analysis, 0.23.1"
        using Microsoft.Data.Analysis;
        var table = new DataFrame(new DoubleDataFrameColumn("x", new double[] { 1, 2, 3 }));
        $"mean {(table["x"] * 2).Mean()}"
        """;

    private const string ScottPlot = """
        #r "nuget: ScottPlot, 5.1.59"
        var plot = new ScottPlot.Plot();
        plot.Add.Signal(new double[] { 1, 4, 9 });
        $"size {plot.GetImage(40, 30).Width}"
        """;

    private const string Chart = """
        #r "nuget: Plotly.NET.Interactive, 6.0.0"
        #r "nuget: Plotly.NET.CSharp, 0.14.0"
        Plotly.NET.CSharp.Chart.Point<double, double, string>(new double[] { 1, 2 }, new double[] { 3, 4 })
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>System.Numerics.Tensors is TorchSharp's in another version, and SkiaSharp the library's.</summary>
    [Fact]
    public async Task Run_PackagesWithNewerAssembliesThanTheCourse_Work()
    {
        TestNotebook.Of(DataAnalysis, ScottPlot).Save(_folder["packages.ipynb"]);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "packages.ipynb", "--out", "out");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        Assert.Contains("mean 4", TestNotebook.Text(_folder["out/packages.ipynb"]));
        Assert.Contains("size 40", TestNotebook.Text(_folder["out/packages.ipynb"]));
    }

    /// <summary>Without the course's library, a chart is shown as its package shows it: with plotly.js from the network.</summary>
    [Fact]
    public async Task Run_PackageWithAnExtension_ShowsWhatItSays()
    {
        TestNotebook.Of(Chart).Save(_folder["chart.ipynb"]);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "chart.ipynb", "--out", "out");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var html = NotebookDocument.Load(_folder["out/chart.ipynb"]).Cells[0].Outputs.Last()!["data"]!["text/html"];
        Assert.Contains("renderPlotly", Multiline.Read(html));
    }
}
