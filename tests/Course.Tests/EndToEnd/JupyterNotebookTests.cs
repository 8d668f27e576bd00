using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>The classic Jupyter Notebook in a real browser, with the kernel that './course jupyter install' has set up.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class JupyterNotebookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NotebookFact]
    public async Task Notebook_RunInTheBrowser_ChartsReactTrainingIsLiveAndNothingLeavesTheMachine()
    {
        var library = Path.Combine(CourseScript.Root, "lib", "Autoencoders", "bin");
        var notebook = TestNotebook.Of(
            string.Join('\n', new[] { "Autoencoders", "TorchSharp", "XPlot.Plotly" }
                .Select(name => $"#r \"{Path.Combine(library, $"{name}.dll")}\"")),
            "Autoencoders.Plotting.LinePlot.Create([1, 2, 3], [(\"line\", [1, 3, 2])], \"Of Plotly.NET\")",
            "XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } })",
            """
            using Autoencoders.Training;
            var drawn = 0;
            var network = new Autoencoders.Models.ConvAutoencoder();
            var options = new TrainerOptions { Epochs = 3, Progress = new LivePicture(() => $"picture {++drawn}") };
            var trainer = new Trainer(network, batch => Losses.Bce(network.forward(batch.Images), batch.Images), options);
            trainer.Fit(Autoencoders.Data.Mnist.LoadTest().Take(1000));
            """);
        notebook.Save(_folder["charts.ipynb"]);
        await JupyterKernel.InstallAsync();

        using var server = Serve(out var address);
        try
        {
            await using var browser = await Browser.StartAsync();
            var page = await OpenAsync(browser, $"{address}notebooks/charts.ipynb");
            await page.WaitUntilAsync("window.Jupyter?.notebook?.kernel?.is_connected() === true");
            await page.ReadAsync<object>("Jupyter.notebook.execute_all_cells() ?? 0");
            await page.WaitUntilAsync("Jupyter.notebook.get_cells().slice(0, 4).every(cell => Number.isInteger(cell.input_prompt_number))");

            foreach (var chart in (int[])[1, 2])
            {
                var cell = Cell(chart);
                await page.WaitUntilAsync($"{cell}.querySelector('svg.main-svg') !== null");
                Assert.Equal(0, await page.ReadAsync<int>($"{cell}.querySelectorAll('.output img').length"));
                var line = $"({cell}.scrollIntoView(), {cell}.querySelector('path.js-line'))"; // its lowest point is its first
                var first = await page.ReadAsync<BrowserPoint>(
                    $"(box => ({{ x: box.left, y: box.bottom }}))({line}.getBoundingClientRect())");
                await page.Page.Mouse.MoveAsync(first.X + 2, first.Y - 2);
                await page.WaitUntilAsync($"{cell}.querySelector('.hoverlayer .hovertext') !== null");
            }

            var shown = await page.ReadAsync<string>($"{Cell(3)}.querySelector('.output').textContent");
            Assert.Contains("3 of 3 epochs", shown);
            Assert.Contains("picture 3", shown);
            Assert.DoesNotContain("picture 2", shown); // the third stands in its place
            Assert.All(page.Requests, request => Assert.Equal("127.0.0.1", new Uri(request).Host));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Outputs of a file that a reader has not run are not trusted: no script of theirs runs.</summary>
    [NotebookFact]
    public async Task CommittedNotebook_OpenedInTheBrowser_ShowsEveryChartAsAPicture()
    {
        var committed = Path.Combine(CourseScript.Root, "notebooks", "02-latent-space.ipynb");
        File.Copy(committed, _folder["02-latent-space.ipynb"]);
        using var server = Serve(out var address);
        try
        {
            await using var browser = await Browser.StartAsync();
            var page = await OpenAsync(browser, $"{address}notebooks/02-latent-space.ipynb");
            await page.WaitUntilAsync("window.Jupyter?.notebook?.get_cells().length > 30");
            await page.WaitUntilAsync("document.querySelectorAll('.output_png img').length > 0");

            var pictures = NotebookDocument.Load(committed).Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs)
                .Count(output => output!["data"]?["image/png"] is not null);
            const string visible = "[...document.querySelectorAll('.output_png img')]" +
                ".filter(image => image.naturalWidth > 200 && image.clientHeight > 50)";
            await page.WaitUntilAsync($"{visible}.length === {pictures}");
            const string empty = "[...document.querySelectorAll('.output_subarea')].filter(shown => shown.clientHeight < 10)";
            Assert.Equal(0, await page.ReadAsync<int>($"{empty}.length"));
            Assert.All(page.Requests, request => Assert.Equal("127.0.0.1", new Uri(request).Host));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static string Cell(int index) => $"document.querySelectorAll('.cell')[{index}]";

    private Process Serve(out string address)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        string[] arguments =
        [
            "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={new Uri(address).Port}",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={_folder.Path}",
        ];
        var start = new ProcessStartInfo(DebianProgram.Notebook, arguments);
        start.Environment["AUTOENCODERS_DATA"] = Path.Combine(CourseScript.Root, "data");
        return Process.Start(start)!;
    }

    /// <summary>Opens a page of a server that may still be starting.</summary>
    private static async Task<BrowserPage> OpenAsync(Browser browser, string address)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            try
            {
                return await browser.OpenAsync(address);
            }
            catch (PuppeteerSharp.NavigationException) when (clock.Elapsed < TimeSpan.FromMinutes(1))
            {
            }
        }
    }

    private sealed record BrowserPoint(decimal X, decimal Y);

    private sealed class NotebookFactAttribute : FactAttribute
    {
        public NotebookFactAttribute() => Skip = DebianProgram.MissingChromium() ?? DebianProgram.MissingNotebook();
    }
}
