using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using PuppeteerSharp;

namespace Course.Tests.Support;

/// <summary>A page in a <see cref="Browser"/>, and what it asked for and complained of.</summary>
internal sealed class BrowserPage
{
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _errors = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) =>
        {
            var url = request.Request.Url;
            if (url.StartsWith("http", StringComparison.Ordinal) || url.StartsWith("ws", StringComparison.Ordinal)) _requests.Enqueue(url);
        };
        page.Console += (_, line) =>
        {
            if (line.Message.Type == ConsoleType.Error) _errors.Enqueue(line.Message.Text);
        };
        page.PageError += (_, error) => _errors.Enqueue(error.Message);
        page.RequestFailed += (_, failed) => _errors.Enqueue($"not loaded: {failed.Request.Url}");
    }

    public IPage Page { get; }

    /// <summary>The network addresses, of any host, that the page has asked for. Files do not count, nor what lies in the page.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors that scripts or the browser reported, and files that did not load.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public Task<T> ReadAsync<T>(string script) => Page.EvaluateExpressionAsync<T>(script);

    public Task WaitUntilAsync(string condition) => Page.WaitForExpressionAsync(condition);

    /// <summary>Hindrances for people with disabilities that axe-core calls serious or critical: the rule, and the first place.</summary>
    public async Task<string[]> SeriousHindrancesAsync()
    {
        await Page.EvaluateExpressionAsync<object>(new BundledAxeScriptProvider().GetScript() + ";0");
        return await Page.EvaluateExpressionAsync<string[]>("""
            axe.run({ preload: false, resultTypes: ['violations'] }).then(found => found.violations
                .filter(each => ['serious', 'critical'].includes(each.impact))
              .map(each => `${each.id}: ${each.help}, ${each.nodes.length} times, first at ${each.nodes[0].html}`))
            """);
    }
}
