using Course.Metadata;
using Course.Figures;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Holds README and docs/figures.md to the notebooks: what they quote and show is what the committed runs gave.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- /figures -->";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(CourseScript.Root, "README.md"));

    private static readonly string s_figures = File.ReadAllText(Path.Combine(CourseScript.Root, "docs", "figures.md"));

    private static readonly NotebookDocument s_first =
        NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", "01-autoencoder.ipynb"));

    [Fact]
    public void QuotedTestLoss_IsTheCommittedRuns()
    {
        var loss = s_first.Metadata["course"]!["figures"]!["test_bce"]!.GetValue<double>();

        Assert.Contains($"test BCE of **{loss:F4}**", s_readme, StringComparison.Ordinal);
    }

    /// <summary>The README's few figures stand in the full tables too.</summary>
    [Theory]
    [InlineData("figures.md", "0.0953", "0.0935", "0.0864", "0.0168", "0.0064", "3.87", "98.5", "95.77")]
    [InlineData("speed.md", "1 501", "1 966", "14 486")]
    public void HandfulOfFigures_StandsInTheTables(string file, params string[] values)
    {
        var handful = s_readme[s_readme.IndexOf("## A handful of figures", StringComparison.Ordinal)..];
        var table = File.ReadAllText(Path.Combine(CourseScript.Root, "docs", file));

        Assert.All(values, value => Assert.Contains(value, handful, StringComparison.Ordinal));
        Assert.All(values, value => Assert.Contains(value, table, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_IsShort() => Assert.InRange(s_readme.Split('\n').Length - 1, 1, 110);

    [Fact]
    public void Figures_AreWhatTheVerbPrints()
    {
        var lines = FigureTable.Markdown(FigureResult.Read(Path.Combine(CourseScript.Root, "notebooks"), _ => { }));

        Assert.True(
            s_figures.Contains($"{Begin}\n{string.Join('\n', lines)}\n{End}", StringComparison.Ordinal),
            $"docs/figures.md must have between '{Begin}' and '{End}' what './course figures --markdown' prints.");
    }

    [FreshOutputsTheory]
    [InlineData("01-autoencoder")]
    [InlineData("02-latent-space")]
    [InlineData("03-denoising")]
    [InlineData("04-super-resolution")]
    [InlineData("05-variational")]
    [InlineData("06-adversarial")]
    [InlineData("solutions/07-assignment")]
    [InlineData("further/likelihood")]
    [InlineData("further/diffusion")]
    public void Picture_OfTheSyllabus_IsTheCommittedRunsOutput(string name)
    {
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        var notebook = NotebookDocument.Load(Path.Combine(notebooks, $"{name}.ipynb"));
        var path = SyllabusPicture.PathOf(notebooks, name);

        Assert.Equal(SyllabusPicture.Find(notebook), File.ReadAllBytes(path));
        Assert.Contains(
            $"(images/{Path.GetFileName(path)})", File.ReadAllText(Path.Combine(notebooks, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_OfTheReadme_IsTheFirstNotebooks() =>
        Assert.Contains("(notebooks/images/01-autoencoder.png)", s_readme, StringComparison.Ordinal);
}
