using Course.Tests.Support;
using Notebooks.Documents;
using PuppeteerSharp;

namespace Course.Tests.EndToEnd;

/// <summary>A committed notebook in VS Code itself, as a reader without any extension meets it.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Long")]
public class VisualStudioCodeTests
{
    private const string Row = ".monaco-list-row[aria-label^='01-autoencoder.ipynb']";

    // Each text cell has a document of its own.
    private const string Formulas =
        "[...document.querySelectorAll('*')].filter(each => each.shadowRoot?.querySelector('.katex')).length";

    private const string Pictures = "[...document.images].filter(each => each.complete && each.naturalWidth > 0).length";

    private const string Colours =
        "new Set([...document.querySelectorAll('.notebookOverlay .view-line span span')].map(each => getComputedStyle(each).color)).size";

    [SkippableFact]
    public async Task CommittedNotebook_WithoutExtensions_ShowsColoursPicturesChartsTablesAndFormulas()
    {
        var reason = await CodeServer.InstallAsync();
        Skip.If(reason is not null, reason);
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        var bundles = NotebookDocument.Load(Path.Combine(notebooks, "01-autoencoder.ipynb")).Cells.SelectMany(cell => cell.Outputs)
            .Select(output => output!["data"]?.AsObject()).Where(data => data is not null).ToList();
        using var server = await CodeServer.StartAsync();
        await using var browser = await Support.Browser.StartAsync();
        var page = await browser.OpenAsync($"{server.Address}?folder={notebooks}");

        await page.Page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 4000 }); // only what is in view is drawn
        await OpenAsync(page.Page);
        await page.WaitUntilAsync($"{Colours} > 8"); // without a language there is one

        await page.Page.WaitForSelectorAsync("iframe.webview");
        var outputs = await OutputsAsync(page.Page);
        await UntilAsync($"{Formulas} > 0");
        // grids of images, and the pictures of charts, which VS Code cannot draw by itself
        Assert.Contains(bundles, data => data!.ContainsKey("application/vnd.plotly.v1+json"));
        await UntilAsync($"{Pictures} === {bundles.Count(data => data!.ContainsKey("image/png"))}");
        await UntilAsync("document.querySelectorAll('table').length > 2");
        Assert.Contains("Quiz before notebook 1", await outputs.EvaluateExpressionAsync<string>("document.body.innerText"));

        Task UntilAsync(string condition) => outputs.WaitForExpressionAsync(condition, new WaitForFunctionOptions { Timeout = 120_000 });
    }

    /// <summary>Clicks on the file until it opens: while VS Code still starts, a click selects it only.</summary>
    private static async Task OpenAsync(IPage page)
    {
        await page.WaitForSelectorAsync(Row);
        for (var attempt = 0; attempt < 30 && await page.QuerySelectorAsync(".notebookOverlay .view-line") is null; attempt++)
        {
            await page.ClickAsync(Row);
            await Task.Delay(4000);
        }
    }

    private static async Task<IFrame> OutputsAsync(IPage page)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (page.Frames.FirstOrDefault(frame => frame.Url.Contains("/fake.html", StringComparison.Ordinal)) is { } found) return found;
            await Task.Delay(500);
        }

        throw new TimeoutException("VS Code showed no outputs.");
    }
}
