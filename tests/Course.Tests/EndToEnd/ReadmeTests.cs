using Course.Figures;
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

    [Fact]
    public void Picture_IsTheCommittedRunsOutput()
    {
        var cell = s_first.Cells.Single(cell => (string?)cell.Json["id"] == "reconstructions");
        var output = cell.Outputs[0]!["data"]!["image/png"]!.GetValue<string>();

        var picture = File.ReadAllBytes(Path.Combine(CourseScript.Root, "notebooks", "images", "01-reconstructions.png"));

        Assert.Equal(Convert.FromBase64String(output), picture);
        Assert.Contains("(notebooks/images/01-reconstructions.png)", s_readme, StringComparison.Ordinal);
    }
}
