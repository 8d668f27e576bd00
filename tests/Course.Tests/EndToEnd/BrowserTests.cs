using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autoencoders.Models;
using Autoencoders.Training;
using Course.Site;
using Course.Tests.Support;
using TorchSharp;

namespace Course.Tests.EndToEnd;

/// <summary>The pages of a run, opened from their folder in a real browser.</summary>
[Trait("Category", "Slow")]
public sealed partial class BrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumFact]
    public async Task Pages_InABrowser_DrawChartsAndAskTheNetworkForNothing()
    {
        var library = Path.GetDirectoryName(typeof(Trainer).Assembly.Location)!;
        TestNotebook.Of(
            $"#r \"{Path.Combine(library, "Autoencoders.dll")}\"\n#r \"{Path.Combine(library, "XPlot.Plotly.dll")}\"",
            "Autoencoders.Plotting.LinePlot.Create([1, 2, 3], [(\"line\", [1, 3, 2])], \"Of Plotly.NET\")",
            "XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } })").Save(_folder["100% C# charts.ipynb"]);

        var (exitCode, output, errors) = await CourseScript.RunAsync(_folder.Path, "run", "100% C# charts.ipynb", "--out", "out");
        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var address = new Uri(_folder["out/index.html"]).AbsoluteUri;
        var (index, _) = await OpenAsync(address);
        var (page, requests) = await OpenAsync(address.Replace("index.html", Link().Match(index).Groups[1].Value, StringComparison.Ordinal));

        Assert.True(Drawn().Count(page) == 2, page[Math.Max(0, page.Length - 2000)..]);
        Assert.Contains("Of Plotly.NET", page);
        Assert.Empty(requests);
    }

    [ChromiumFact]
    public async Task Site_InABrowser_DecodesAsTorchSharpDoesAndAsksTheNetworkForNothing()
    {
        new SiteBuilder(Path.Combine(CourseScript.Root, "notebooks"), _folder.Path).Write();
        File.WriteAllText(_folder["compare.html"], """
            <!DOCTYPE html><title>compare</title><pre id="result"></pre>
            <script src="assets/network.js"></script><script src="assets/networks/vae.js"></script>
            <script>
            Network.load(networks.vae).then(network => {
              const shown = [];
              for (let i = 0; i < 50; i++) shown.push([...network.run(Float32Array.of(i / 10 - 2.5, 2 - i / 15))].map(pixel => pixel.toFixed(5)).join(' '));
              document.getElementById('result').textContent = shown.join(';');
            });
            </script>
            """);

        var (result, _) = await OpenAsync(new Uri(_folder["compare.html"]).AbsoluteUri);
        var (page, requests) = await OpenAsync(new Uri(_folder["05-variational.html"]).AbsoluteUri);

        using var vae = new DenseVae(2);
        Pretrained.Load("05-vae-2", vae);
        var codes = torch.tensor([.. Enumerable.Range(0, 50).SelectMany(i => new[] { (i / 10f) - 2.5f, 2 - (i / 15f) })]).reshape(50, 2);
        using var off = torch.no_grad();
        var expected = vae.Decode(codes).flatten().data<float>().ToArray();
        var decoded = Result().Match(result).Groups[1].Value.Split(';', ' ').Select(pixel => float.Parse(pixel, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected.Length, decoded.Length);
        Assert.InRange(expected.Zip(decoded).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 1e-2);
        Assert.Equal(2, Shown().Count(page)); // both explorers have painted
        Assert.Contains("class=\"katex\"", page);
        Assert.Empty(requests);
    }

    private async Task<(string Page, IReadOnlyList<string> Requests)> OpenAsync(string address)
    {
        var (log, profile) = (_folder["requests.json"], _folder[$"profile-{Guid.NewGuid():N}"]); // a browser that still ends would answer for the next
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--virtual-time-budget=30000",
            $"--user-data-dir={profile}", $"--log-net-log={log}", "--window-size=1280,2000", "--dump-dom", address,
        ];
        using var process = Process.Start(new ProcessStartInfo(DebianProgram.Chromium, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (_, page, _) = await CourseScript.EndAsync(process);
        return (page, RequestsOfPages(File.ReadAllText(log)));
    }

    /// <summary>The addresses that a page from a file asked for on the network; those of the browser itself have another origin.</summary>
    private static List<string> RequestsOfPages(string log)
    {
        var whole = log.TrimEnd().EndsWith('}') && log.TrimEnd().TrimEnd('}').TrimEnd().EndsWith(']') ? log : log.TrimEnd().TrimEnd(',') + "]}"; // the end is missing when the browser stopped at once
        return
        [
            .. JsonNode.Parse(whole)!["events"]!.AsArray().Select(each => each!["params"])
                .Where(fields => fields is JsonObject && ((string?)fields["site_for_cookies"])?.Contains("file://", StringComparison.Ordinal) == true)
                .Select(fields => (string)fields!["url"]!).Where(url => url.StartsWith("http", StringComparison.Ordinal)),
        ];
    }

    [GeneratedRegex("<h2><a href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<pre id=\"result\">([^<]+)<")]
    private static partial Regex Result();

    [GeneratedRegex("data-shown=\"yes\"")]
    private static partial Regex Shown();

    [GeneratedRegex("data-drawn=\"yes\"")]
    private static partial Regex Drawn();

    private sealed class ChromiumFactAttribute : FactAttribute
    {
        public ChromiumFactAttribute() => Skip = DebianProgram.MissingChromium();
    }
}
