using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notebooks.Documents;

namespace Notebooks.Pages;

/// <summary>Markdown cells as HTML: tables, formulas as a script sets them, pictures where the page keeps them.</summary>
/// <param name="folder">The folder against which pictures are found; null to leave their addresses as they are.</param>
/// <param name="media">Where pictures go.</param>
internal sealed partial class MarkdownText(string? folder, PageMedia media)
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseMathematics().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseAutoLinks().Build();

    private const string Nowhere = "#"; // instead of an address that would run something
    private readonly HashSet<string> _ids = [];

    /// <summary>The headings met so far.</summary>
    public List<PageHeading> Headings { get; } = [];

    /// <summary>Whether a formula was met.</summary>
    public bool HasFormulas { get; private set; }

    /// <summary>Whether a text had to be closed off in a frame.</summary>
    public bool HasFrames { get; private set; }

    /// <summary>The HTML of a cell, with the section that it stands in.</summary>
    public string Render(NotebookCell cell)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(cell.Source, s_pipeline);
        }
        catch (ArgumentException) // nested too deeply
        {
            return $"<section class=\"text\"><pre>{WebUtility.HtmlEncode(cell.Source)}</pre></section>\n";
        }
        var before = Headings.Count;
        foreach (var heading in document.Descendants<HeadingBlock>()) Name(heading);
        var html = Html(document, cell);
        if (!(document.Descendants<HtmlBlock>().Any() || document.Descendants<HtmlInline>().Any()) || InertHtml.Is(html))
        {
            return $"<section class=\"text\">{html}</section>\n";
        }
        HasFrames = true;
        var targets = string.Concat(Headings.Skip(before).Select(heading => $"<span id=\"{heading.Id}\"></span>"));
        return $"<section>{targets}{Frame.Of(html, "Text")}</section>\n";
    }

    private string Html(MarkdownDocument document, NotebookCell cell)
    {
        HasFormulas |= document.Descendants<MathInline>().Any() || document.Descendants<MathBlock>().Any();
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage))
        {
            picture.Url = Embedded(picture.Url ?? "", cell.Json["attachments"] as JsonObject);
        }
        foreach (var link in document.Descendants<LinkInline>().Where(link => !InertHtml.IsAddress(link.Url ?? ""))) link.Url = Nowhere;
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !InertHtml.IsAddress(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        s_pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockFormula());
        renderer.Render(document);
        // pictures that are written as HTML
        return Source().Replace(writer.ToString(), source =>
            WebUtility.HtmlEncode(Embedded(WebUtility.HtmlDecode(source.Value), cell.Json["attachments"] as JsonObject)));
    }

    private void Name(HeadingBlock heading)
    {
        var text = string.Concat(heading.Inline?.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            MathInline math => math.Content.ToString(),
            _ => "",
        }) ?? []);
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var id = slug.ToString().Trim('-') is { Length: > 0 } named ? named : "section";
        for (var (stem, n) = (id, 2); !_ids.Add(id); n++) id = $"{stem}-{n}";
        heading.GetAttributes().Id = id;
        Headings.Add(new PageHeading(heading.Level, text, id));
    }

    private string Embedded(string address, JsonObject? attachments)
    {
        if (address.StartsWith("attachment:", StringComparison.Ordinal))
        {
            var forms = attachments?[address["attachment:".Length..]] as JsonObject;
            var found = forms?.FirstOrDefault(data => Multiline.Read(data.Value) is not null);
            return found is { Value: not null } data && PictureData.Decode(data.Key, Multiline.Read(data.Value)!) is { } content
                ? media.Picture(data.Key, content)
                : address;
        }
        if (folder is null || address.Contains(':', StringComparison.Ordinal)) return address;
        var path = Path.Combine(folder, Uri.UnescapeDataString(address));
        var type = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        return type is not null && File.Exists(path) ? media.Picture(type, File.ReadAllBytes(path)) : address;
    }

    [GeneratedRegex("""(?<=<img\s[^>]*?\bsrc=")[^"]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write($"<span class=\"math{(obj.DelimiterCount == 2 ? " display" : "")}\">").WriteEscape(obj.Content.ToString())
                .Write("</span>");
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div class=\"math display\">").WriteEscape(obj.Lines.ToString()).WriteLine("</div>");
    }
}
