using Course.Metadata;
using Course.Figures;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Holds the README to the notebooks: what it quotes and shows is what the committed runs gave.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- /figures -->";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(CourseScript.Root, "README.md"));

    private static readonly NotebookDocument s_first = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", "01-autoencoder.ipynb"));

    [Fact]
    public void QuotedTestLoss_IsTheCommittedRuns()
    {
        var loss = s_first.Metadata["course"]!["figures"]!["test_bce"]!.GetValue<double>();

        Assert.Contains($"test BCE of **{loss:F4}**", s_readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_AreWhatTheVerbPrints()
    {
        var lines = FigureTable.Markdown(FigureResult.Read(Path.Combine(CourseScript.Root, "notebooks"), _ => { }));

        Assert.True(
            s_readme.Contains($"{Begin}\n{string.Join('\n', lines)}\n{End}", StringComparison.Ordinal),
            $"README.md must have between '{Begin}' and '{End}' what './course figures --markdown' prints.");
    }

    [Theory]
    [InlineData("01-autoencoder")]
    [InlineData("02-latent-space")]
    [InlineData("03-denoising")]
    [InlineData("04-super-resolution")]
    [InlineData("05-variational")]
    [InlineData("06-adversarial")]
    [InlineData("solutions/07-assignment")]
    public void Picture_OfTheSyllabus_IsTheCommittedRunsOutput(string name)
    {
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        var notebook = NotebookDocument.Load(Path.Combine(notebooks, $"{name}.ipynb"));
        var path = SyllabusPicture.PathOf(notebooks, name);

        Assert.Equal(SyllabusPicture.Find(notebook), File.ReadAllBytes(path));
        Assert.Contains($"(images/{Path.GetFileName(path)})", File.ReadAllText(Path.Combine(notebooks, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_OfTheReadme_IsTheFirstNotebooks() => Assert.Contains("(notebooks/images/01-autoencoder.png)", s_readme, StringComparison.Ordinal);
}
