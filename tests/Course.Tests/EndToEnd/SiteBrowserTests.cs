using Autoencoders.Models;
using Autoencoders.Training;
using Course.Site;
using Course.Tests.Support;
using PuppeteerSharp.Input;
using TorchSharp;

namespace Course.Tests.EndToEnd;

/// <summary>The site of the committed notebooks, opened from its folder in a real browser.</summary>
[Trait("Category", "Slow")]
public sealed class SiteBrowserTests(SiteBrowserTests.BuiltSite site) : IClassFixture<SiteBrowserTests.BuiltSite>
{
    [ChromiumFact]
    public async Task Decoder_FiftyCodes_GivesThePixelsOfTorchSharp()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(site["05-variational.html"]);
        await page.WaitUntilAsync("[...document.querySelectorAll('.explorer')].every(place => place.dataset.shown)");

        var decoded = await page.ReadAsync<float[]>("""
            Array.from({ length: 50 }, (_, i) =>
              [...document.querySelector('[data-network=vae]').decode([i / 10 - 2.5, 2 - i / 15])]).flat()
            """);

        using var vae = new DenseVae(2);
        Pretrained.Load("05-vae-2", vae);
        var codes = torch.tensor([.. Enumerable.Range(0, 50).SelectMany(i => new[] { (i / 10f) - 2.5f, 2 - (i / 15f) })]).reshape(50, 2);
        using var off = torch.no_grad();
        var expected = vae.Decode(codes).flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, decoded.Length);
        Assert.InRange(expected.Zip(decoded).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 1e-2);
    }

    [ChromiumFact]
    public async Task Plane_PointerAndKeysAndButtons_ChangeTheDigit()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(site["05-variational.html"]);
        await page.WaitUntilAsync("[...document.querySelectorAll('.explorer')].every(place => place.dataset.shown)");
        const string codes = ".explorer[data-network=vae]", digits = ".explorer:has(.classes button)";

        var atFirst = await DigitAsync(page, codes);
        var map = (await page.Page.QuerySelectorAsync($"{codes} .map"))!;
        await map.ScrollIntoViewAsync();
        var box = (await map.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + (box.Width / 4), box.Y + (box.Height / 4));
        var moved = await ChangedFromAsync(page, codes, atFirst);
        await map.FocusAsync();
        for (var i = 0; i < 10; i++) await page.Page.Keyboard.PressAsync(Key.ArrowRight);
        await ChangedFromAsync(page, codes, moved);

        // Thirty frames a second leave 33 ms for each.
        var times = await page.ReadAsync<double[]>($$"""
            Array.from({ length: 51 }, (_, i) => {
              const start = performance.now();
              document.querySelector('{{codes}}').decode([i / 10 - 2.5, 1]);
              return performance.now() - start;
            })
            """);
        Assert.InRange(times.Order().ElementAt(25), 0, 33);

        var orders = await browser.OpenAsync(site["further/likelihood.html"]); // in front: a page behind another draws nothing
        await orders.WaitUntilAsync("[...document.querySelectorAll('.explorer')].every(place => place.dataset.shown)");
        var three = await DigitAsync(orders, digits);
        await orders.Page.ClickAsync($"{digits} .classes button:nth-child(8)");
        await ChangedFromAsync(orders, digits, three);
        Assert.Equal("7", await orders.ReadAsync<string>($"document.querySelector('{digits} [aria-pressed=true]').textContent"));
        Assert.Empty(page.Errors.Concat(orders.Errors));

        Task<string> DigitAsync(BrowserPage page, string place) =>
            page.ReadAsync<string>($"document.querySelector('{place} .digit').toDataURL()");

        async Task<string> ChangedFromAsync(BrowserPage page, string place, string before)
        {
            await page.WaitUntilAsync($"document.querySelector('{place} .digit').toDataURL() !== '{before}'");
            return await DigitAsync(page, place);
        }
    }

    [ChromiumFact]
    public async Task Denoiser_StrokeOfThePointer_IsCleaned()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(site["03-denoising.html"]);
        await page.WaitUntilAsync("document.querySelector('.explorer').dataset.shown === 'yes'");

        await page.Page.ClickAsync(".explorer .clear");
        var drawn = (await page.Page.QuerySelectorAsync(".explorer canvas"))!;
        await drawn.ScrollIntoViewAsync();
        var box = (await drawn.BoundingBoxAsync())!;
        await page.WaitUntilAsync("!pixels(0).some(value => value > 0)".Replace("pixels", Pixels, StringComparison.Ordinal));
        await page.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 0.2m));
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 0.8m), new MoveOptions { Steps = 10 });
        await page.Page.Mouse.UpAsync();
        await page.WaitUntilAsync("pixels(0).some(value => value > 200)".Replace("pixels", Pixels, StringComparison.Ordinal));

        // The corner is free of the stroke: noise lies on it before, and little of it after.
        var (noisy, clean) = (await CornerAsync(1), await CornerAsync(2));
        Assert.True(noisy > 0.2, $"noise in the corner: {noisy}");
        Assert.True(clean < noisy / 4, $"left in the corner: {clean} of {noisy}");
        Assert.Empty(page.Errors);

        Task<double> CornerAsync(int canvas) =>
            page.ReadAsync<double>(
                "(all => all.reduce((sum, value) => sum + value, 0) / all.length / 255)"
                + $"({Pixels}({canvas}).filter((_, i) => i % 28 < 8 && i < 8 * 28))");
    }

    [ChromiumFact]
    public async Task Quiz_Clicks_ShowReasonsAndCountFirstAnswers()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(site["01-autoencoder.html"]);

        await page.Page.ClickAsync(".quiz fieldset:nth-of-type(1) input:not([data-right])");
        await page.Page.ClickAsync(".quiz fieldset:nth-of-type(1) input[data-right]");
        await page.Page.ClickAsync(".quiz fieldset:nth-of-type(2) input[data-right]");

        Assert.Equal(2, await page.ReadAsync<int>("document.querySelectorAll('.quiz .why:not([hidden])').length"));
        Assert.Matches(@"^\D*1\D+3\D*$", await page.ReadAsync<string>("document.querySelector('.quiz .score').textContent"));
    }

    [ChromiumFact]
    public async Task Pages_OfEveryKind_HinderNobodyFitAndAskTheNetworkForNothing()
    {
        await using var browser = await Browser.StartAsync();
        (string Name, int Width, bool Dark)[] visits =
        [
            ("index.html", 1280, false), ("index.html", 390, true), ("he/index.html", 390, false),
            ("01-autoencoder.html", 390, true), ("03-denoising.html", 1280, true), ("05-variational.html", 1280, false),
            ("05-variational.html", 390, true), ("he/05-variational.html", 390, false), ("07-assignment.html", 1280, false),
        ];
        List<string> complaints = [];
        foreach (var (name, width, dark) in visits)
        {
            var page = await browser.OpenAsync(site[name], width, dark);
            await page.WaitUntilAsync("[...document.querySelectorAll('.explorer')].every(place => place.dataset.shown)");
            string[] found = [.. await page.SeriousHindrancesAsync(), .. page.Errors, .. page.Requests];
            complaints.AddRange(found.Select(each => $"{name} at {width} pixels, {(dark ? "dark" : "light")}: {each}"));
            if (await page.ReadAsync<int>("document.documentElement.scrollWidth") > width)
            {
                complaints.Add($"{name} is wider than {width} pixels");
            }
            await page.Page.CloseAsync();
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private const string Pixels = "(which => [...document.querySelectorAll('.explorer canvas')[which].getContext('2d')"
        + ".getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0))";

    /// <summary>The site, written once for all tests.</summary>
    public sealed class BuiltSite : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public BuiltSite() => new SiteBuilder(Path.Combine(CourseScript.Root, "notebooks"), _folder.Path).Write();

        public string this[string name] => _folder[name];

        public void Dispose() => _folder.Dispose();
    }
}
