using System.Text.Json.Nodes;
using Course.Figures;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Tests.Figures;

public sealed class FigureResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.08982, "0.0899")]
    [InlineData(0.0898, "0.0898")]
    [InlineData(0.08980000001, "0.0899")]
    public void Shown_Loss_IsRoundedUp(double value, string expected) => Assert.Equal(expected, Of(FigureBar.AtMost(1), value).Shown);

    [Theory]
    [InlineData(5.1299, "5.1299")]
    [InlineData(5.12999, "5.1299")]
    [InlineData(-0.00001, "-0.0001")]
    public void Shown_Gain_IsRoundedDown(double value, string expected) => Assert.Equal(expected, Of(FigureBar.AtLeast(5), value).Shown);

    [Fact]
    public void Reached_Bars_AreHeldToTheExactValue()
    {
        Assert.True(Of(FigureBar.AtMost(0.093), 0.093).Reached);
        Assert.False(Of(FigureBar.AtMost(0.093), 0.0930001).Reached);
        Assert.True(Of(FigureBar.AtLeast(5), 5).Reached);
        Assert.False(Of(FigureBar.Above(0), 0).Reached);
        Assert.Null(Of(null, 1).Reached);
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.3, false)]
    public void Reached_BarOfAnotherFigure_ComparesBoth(double last, bool reached)
    {
        var line = new FigureLine("06", "last", "") { Bar = FigureBar.Below("first") };

        Assert.Equal(reached, FigureResult.Of(line, new Dictionary<string, double> { ["first"] = 0.2, ["last"] = last }, null).Reached);
        Assert.False(FigureResult.Of(line, new Dictionary<string, double> { ["last"] = last }, null).Reached);
    }

    [Theory]
    [InlineData(0.0899, ExitCode.Fine, "reached")]
    [InlineData(0.0931, ExitCode.Failed, "MISSED")]
    public async Task Figures_Command_ExitsByTheBars(double value, int expected, string word)
    {
        Save("notebooks/01-autoencoder", value, "full");

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "figures", "--markdown");

        Assert.Equal(expected, exitCode);
        Assert.Contains(
            $"| 01-autoencoder | `test_bce`: binary cross-entropy | 0.0953 | 0.0935 (PyTorch) | <= 0.093 | {value} | 7 | {word} |", output);
        Assert.Contains(
            "| 02-latent-space | `mse_latent_2`: squared error, 2 numbers | – | 0.0557 (PCA) | <= 0.04 | – | – | not run |", output);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Figures_OutOfAQuickRun_SaysWhichProfile()
    {
        Save("out/01-autoencoder", 0.12, "quick");

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "figures", "--out", "out");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains($"Bars reached: 0, missed: 1; figures not run: {FigureCatalogue.Lines.Count - 1}.", output);
        Assert.Contains("01-autoencoder ran with the profile 'quick'", errors);
    }

    [Fact]
    public async Task Figures_SeveralRuns_PrintsMeanAndSpread()
    {
        Save("a/01-autoencoder", 0.0921, "full");
        Save("b/01-autoencoder", 0.0925, "full", seed: "2");
        Save("c/01-autoencoder", 0.0935, "full", seed: "3");

        var two = await TestApp.RunAsync(_folder.Path, "figures", "--out", "a", "--out", "b");
        var three = await TestApp.RunAsync(_folder.Path, "figures", "--out", "a", "--out", "b", "--out", "c");

        Assert.Equal(ExitCode.Fine, two.ExitCode);
        Assert.Equal(ExitCode.Failed, three.ExitCode);
        var spread = FigureSpread.Of(new[] { "a", "b", "c" }.Select(folder => FigureResult.Read(_folder[folder], _ => { }))).Single();
        Assert.Equal(["01-autoencoder", "test_bce", "7, 2, 3", "<= 0.093", "0.0927", "0.0921", "0.0935", "1 MISSED"], spread.Cells());
    }

    [Fact]
    public async Task Figures_SeveralRunsAsMarkdown_IsRefused()
    {
        var (exitCode, _, errors) = await TestApp.RunAsync(_folder.Path, "figures", "--out", "a", "--out", "b", "--markdown");

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains("--markdown prints one run", errors);
    }

    private static FigureResult Of(FigureBar? bar, double value) =>
        FigureResult.Of(new FigureLine("01", "a", "") { Bar = bar }, new Dictionary<string, double> { ["a"] = value }, null);

    private void Save(string name, double value, string profile, string? seed = null)
    {
        var notebook = TestNotebook.WithParameters("int seed = 7;", "{}");
        if (seed is not null) notebook.Add(NotebookCell.NewCode($"seed = {seed};", NotebookParameter.InjectedTag));
        notebook.Metadata["course"]!["figures"] = new JsonObject { ["test_bce"] = value };
        notebook.Metadata["course"]!["ran"] = new JsonObject { ["profile"] = profile };
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"{name}.ipynb"])!);
        notebook.Save(_folder[$"{name}.ipynb"]);
    }
}
