using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Pages;

namespace Course.Tests.EndToEnd;

/// <summary>
/// The committed notebooks where nothing runs: each output has a form that the front end can show, and none is an empty box.
/// </summary>
public sealed class StaticViewTests : IDisposable
{
    private const string Plotly = "application/vnd.plotly.v1+json", Html = "text/html", Png = "image/png", Text = "text/plain";

    private static readonly string s_notebooks = Path.Combine(CourseScript.Root, "notebooks");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A front end takes the first type of its own list that an output has.</summary>
    [Theory]
    [InlineData("VS Code with its renderer of Plotly", Plotly, Html, Png, Text)]
    [InlineData("JupyterLab, classic Notebook", Html, Png, Text)]
    [InlineData("nbconvert, code hosts", Html, Png, Text)]
    [InlineData("a terminal", Text)]
    public void Outputs_InTheOrderOfAFrontEnd_HaveSomethingToShow(string frontEnd, params string[] order)
    {
        foreach (var output in NotebookFinder.Course(s_notebooks).SelectMany(OutputsOf).Where(output => output["data"] is not null))
        {
            var chosen = order.FirstOrDefault(type => output["data"]![type] is not null);
            Assert.True(chosen is not null, $"{frontEnd} shows nothing of {output.ToJsonString()}");
            var shown = output["data"]![chosen];
            var content = chosen == Plotly ? shown!["data"]!.AsArray().Count.ToString() : Multiline.Read(shown);
            Assert.False(content is null or "" or "0", $"{frontEnd}: {chosen} is empty in {output.ToJsonString()}");
            var needsScript = chosen == Html && content.Contains("<script", StringComparison.OrdinalIgnoreCase);
            Assert.False(needsScript, $"{frontEnd}: without scripts an output is empty");
        }
    }

    /// <summary>What the course shows is of a kind that stands in the page itself, and none of it had to be closed off.</summary>
    [Fact]
    public void Outputs_OfTheCourse_StandInTheirPages()
    {
        foreach (var path in Directory.EnumerateFiles(s_notebooks, "*.ipynb", SearchOption.AllDirectories))
            Assert.DoesNotContain("<iframe", NotebookPage.Write(NotebookDocument.Load(path), "page"), StringComparison.Ordinal);
    }

    /// <summary>As on a code host: the page of nbconvert, and no script runs.</summary>
    [ConvertFact]
    [Trait("Category", "Slow")]
    public async Task Notebook02_ConvertedAndWithoutScripts_ShowsEveryChartAndPicture()
    {
        var notebook = Path.Combine(s_notebooks, "02-latent-space.ipynb");
        string[] arguments = ["-m", "nbconvert", "--to", "html", "--output-dir", _folder.Path, notebook];
        var start = new ProcessStartInfo(DebianProgram.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (exitCode, output, errors) = await CourseScript.EndAsync(process);
        Assert.True(exitCode == 0, output + errors);

        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(_folder["02-latent-space.html"], scripts: false);
        await page.WaitUntilAsync("document.querySelectorAll('.jp-OutputArea-child').length > 0");

        var pictures = OutputsOf(notebook).Count(each => each["data"]?[Png] is not null);
        const string visible = "[...document.querySelectorAll('.jp-OutputArea-output img')]" +
            ".filter(image => image.naturalWidth > 200 && image.clientHeight > 50)";
        Assert.Equal(pictures, await page.ReadAsync<int>($"{visible}.length"));
        const string empty = "[...document.querySelectorAll('.jp-OutputArea-output')].filter(shown => shown.clientHeight < 10)";
        Assert.Equal(0, await page.ReadAsync<int>($"{empty}.length"));
    }

    private static IEnumerable<JsonNode> OutputsOf(string path) =>
        NotebookDocument.Load(path).Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs).Select(output => output!);

    private sealed class ConvertFactAttribute : FactAttribute
    {
        public ConvertFactAttribute() => Skip = DebianProgram.MissingChromium() ?? DebianProgram.MissingModule("nbconvert");
    }
}
