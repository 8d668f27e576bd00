using PuppeteerSharp;

namespace Course.Tests.Support;

/// <summary>Debian's chromium without a window. Close it with <c>await using</c>.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IBrowser _browser;

    private Browser(IBrowser browser) => _browser = browser;

    public static async Task<Browser> StartAsync() => new(await Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = DebianProgram.Chromium,
        Args = ["--no-sandbox", "--disable-gpu"],
        Timeout = 60_000,
        ProtocolTimeout = 300_000,
    }));

    /// <summary>Opens an address, or a file, in a new page of this width.</summary>
    /// <param name="address">Where; a path means a file.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="dark">Whether the reader's system is dark.</param>
    /// <param name="scripts">Whether scripts of the page run.</param>
    public async Task<BrowserPage> OpenAsync(string address, int width = 1280, bool dark = false, bool scripts = true)
    {
        var page = await _browser.NewPageAsync();
        page.DefaultTimeout = 120_000;
        await page.SetJavaScriptEnabledAsync(scripts);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        var scheme = new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" };
        await page.EmulateMediaFeaturesAsync([scheme]);
        var opened = new BrowserPage(page);
        await page.GoToAsync(Path.IsPathRooted(address) ? new Uri(address).AbsoluteUri : address);
        return opened;
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
