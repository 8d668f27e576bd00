using Course.Tests.Support;

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
}
