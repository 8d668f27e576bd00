using System.Text.RegularExpressions;
using Course.Site;
using Course.Tests.Support;

namespace Course.Tests.Site;

/// <summary>The site of the committed notebooks.</summary>
public sealed partial class SiteBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Site_HasPagesWhoseLinksLeadSomewhereAndAskTheNetworkForNothing()
    {
        var pages = new SiteBuilder(Path.Combine(CourseScript.Root, "notebooks"), _folder.Path).Write();

        var files = Directory.EnumerateFiles(_folder.Path, "*.html", SearchOption.AllDirectories).ToList();
        Assert.Equal((66, 66), (pages, files.Count));
        foreach (var file in files)
        {
            var html = File.ReadAllText(file);
            var addresses = Loaded().Matches(html).Select(match => match.Groups[1].Value)
                .Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).ToList();
            Assert.All(
                addresses, address => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, address)), $"{file}: {address}"));
            var links = Link().Matches(html).Select(match => match.Groups[1].Value)
                .Where(link => !link.StartsWith("http", StringComparison.Ordinal)).ToList();
            Assert.All(links, link => Assert.True(Leads(file, html, link), $"{file}: {link}"));
        }

        Assert.Contains("<a rel=\"prev\" href=\"../07-assignment.html\">", File.ReadAllText(_folder["fi/further/diffusion.html"]));
        var variational = File.ReadAllText(_folder["he/05-variational.html"]);
        Assert.Contains("<html lang=\"he\" dir=\"rtl\">", variational);
        Assert.Contains("<main id=\"text\" lang=\"en\" dir=\"ltr\">", variational);
        Assert.Equal(2, Quiz().Count(variational));
        Assert.Equal(1, Explorer().Count(variational));
        Assert.Equal(1, Explorer().Count(File.ReadAllText(_folder["further/likelihood.html"])));
        Assert.Equal(1, Explorer().Count(File.ReadAllText(_folder["sl/index.html"])));
        Assert.DoesNotContain("Answer(&#39;?", variational);
        Assert.All(
            ["vae", "conditional", "denoiser"],
            name => Assert.InRange(new FileInfo(_folder[$"assets/networks/{name}.js"]).Length, 10_000, 1_000_000));
    }

    [Fact]
    public void Write_FolderWithoutNotebooks_SaysHowToMakeThem()
    {
        var error = Assert.Throws<InputException>(() => new SiteBuilder(_folder["none"], _folder["site"]).Write());

        Assert.Contains("has 0 notebooks", error.Message);
        Assert.Contains("./course run --out", error.Message);
    }

    private static bool Leads(string file, string html, string link)
    {
        var parts = link.Split('#');
        var path = Path.Combine(Path.GetDirectoryName(file)!, parts[0]);
        var target = parts[0].Length == 0 ? html : File.Exists(path) ? File.ReadAllText(path) : null;
        return target is not null && (parts.Length == 1 || target.Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?:<(?:script|img)[^>]* src|<link rel=\"stylesheet\" href)=\"([^\"]+)\"")]
    private static partial Regex Loaded();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<form class=\"quiz\"")]
    private static partial Regex Quiz();

    [GeneratedRegex("<section class=\"explorer\"")]
    private static partial Regex Explorer();
}
