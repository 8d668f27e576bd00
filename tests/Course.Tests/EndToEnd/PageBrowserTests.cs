using System.Text;
using System.Text.Json.Nodes;
using Autoencoders.Training;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Pages;

namespace Course.Tests.EndToEnd;

/// <summary>The pages of a run, opened from their folder in a real browser.</summary>
[Trait("Category", "Slow")]
public sealed class PageBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumFact]
    public async Task Pages_InABrowser_DrawChartsThatAnswerTheMousePlaySoundsAndAskTheNetworkForNothing()
    {
        var library = Path.GetDirectoryName(typeof(Trainer).Assembly.Location)!;
        string[] libraries = ["TorchSharp", "Autoencoders", "XPlot.Plotly"];
        TestNotebook.Of(
            string.Join('\n', libraries.Select(name => $"#r \"{Path.Combine(library, name)}.dll\"")),
            "Autoencoders.Plotting.LinePlot.Create([1, 2, 3], [(\"line\", [1, 3, 2])], \"Of Plotly.NET\")",
            """
            using static TorchSharp.torch;
            Autoencoders.Plotting.ScatterPlot.ByClass(zeros(1, 2), zeros(1, ScalarType.Int64), ["one"], images: ones(1, 1, 4, 2))
            """,
            "XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } })",
            "new Autoencoders.Music.Sound(Enumerable.Range(0, 4000).Select(i => MathF.Sin(i)).ToArray(), 8000, \"half a second\")")
                .Save(_folder["100% C# charts.ipynb"]);
        var (exitCode, output, errors) = await CourseScript.RunAsync(_folder.Path, "run", "100% C# charts.ipynb", "--out", "out");
        Assert.True(exitCode == ExitCode.Fine, output + errors);

        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(_folder["out/index.html"]);
        await page.Page.ClickAsync("h2 a");
        await page.WaitUntilAsync("document.querySelectorAll('[data-drawn=yes] svg.main-svg').length >= 3");

        Assert.Equal(3, await page.ReadAsync<int>("document.querySelectorAll('[data-drawn=yes]').length"));
        Assert.Contains("Of Plotly.NET", await page.ReadAsync<string>("document.querySelector('.gtitle').textContent"));
        await page.Page.HoverAsync("[data-drawn=yes] .scatterlayer .trace:only-child .points:not(:empty) .point:only-child");
        // the image of the point, in dots
        await page.WaitUntilAsync("document.querySelector('.hovertext')?.textContent.includes('\u28ff') === true");
        await page.WaitUntilAsync("document.querySelector('audio').duration === 0.5"); // the browser has read the sound
        Assert.Empty(page.Requests);
        Assert.Empty(page.Errors);
    }

    [ChromiumFact]
    public async Task Page_OutputsThatWouldRunOrSpill_StayInTheirFramesAndTheRestIsShown()
    {
        var cells = new JsonArray();
        Add("markdown", "# A page\n\n<div><table><tr><td>open");
        string[] odd =
        [
            "</main></div></body><!-- ",
            "<script>parent.document.title = 'ran'</script><plaintext>",
            "<img src=x onerror=\"parent.document.title = 'ran'\">",
            "<style>body { display: none }</style><div style=\"position: fixed; inset: 0; background: red\">over all</div>",
            "<div style=\"height: 700px\">tall</div>",
        ];
        foreach (var html in odd)
        {
            var data = new JsonObject { ["text/html"] = html };
            Add("code", "1", new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data });
        }

        Add("markdown", "The last text.");
        var file = new JsonObject { ["nbformat"] = 4, ["nbformat_minor"] = 4, ["metadata"] = new JsonObject(), ["cells"] = cells };
        var notebook = NotebookReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), "page");
        PageAssets.Write(_folder["assets"]);
        File.WriteAllText(_folder["page.html"], NotebookPage.Write(notebook, "page", assets: "assets"));

        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(_folder["page.html"]);
        await page.WaitUntilAsync("document.querySelector('.cell:nth-of-type(6) iframe').clientHeight > 600");

        Assert.Equal("A page", await page.ReadAsync<string>("document.title"));
        Assert.Equal("The last text.", await page.ReadAsync<string>("document.querySelector('main > section:last-child > p').innerText"));
        Assert.InRange(await page.ReadAsync<int>("document.querySelector('.cell:nth-of-type(6) iframe').clientHeight"), 700, 720);

        void Add(string type, string source, params JsonNode[] outputs) =>
            cells.Add(new JsonObject
            {
                ["cell_type"] = type, ["metadata"] = new JsonObject(), ["source"] = source, ["outputs"] = new JsonArray(outputs),
            });
    }
}
