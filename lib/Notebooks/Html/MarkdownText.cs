using System.Text;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notebooks.Documents;

namespace Notebooks.Html;

/// <summary>A heading of a page, for its table of contents.</summary>
internal sealed record PageHeading(int Level, string Text, string Id);

/// <summary>Markdown cells as HTML: tables, formulas as MathML, pictures put into the page.</summary>
/// <param name="folder">The folder against which pictures are found; null to leave their addresses as they are.</param>
internal sealed class MarkdownText(string? folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseMathematics().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseAutoLinks().Build();

    private readonly HashSet<string> _ids = [];

    /// <summary>The headings met so far.</summary>
    public List<PageHeading> Headings { get; } = [];

    /// <summary>The HTML of a cell.</summary>
    public string Render(NotebookCell cell)
    {
        var document = Markdown.Parse(cell.Source, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            Name(heading);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage))
            picture.Url = Embedded(picture.Url ?? "", cell.Json["attachments"] as JsonObject);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockFormula());
        renderer.Render(document);
        return writer.ToString();
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
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var id = slug.ToString().Trim('-') is { Length: > 0 } named ? named : "section";
        for (var (stem, n) = (id, 2); !_ids.Add(id); n++)
            id = $"{stem}-{n}";
        heading.GetAttributes().Id = id;
        Headings.Add(new PageHeading(heading.Level, text, id));
    }

    private string Embedded(string address, JsonObject? attachments)
    {
        if (address.StartsWith("attachment:", StringComparison.Ordinal))
        {
            var found = (attachments?[address["attachment:".Length..]] as JsonObject)?.FirstOrDefault(data => Multiline.Read(data.Value) is not null);
            return found is { Value: not null } data ? $"data:{data.Key};base64,{Multiline.Read(data.Value)!.ReplaceLineEndings("")}" : address;
        }
        if (folder is null || address.Contains(':', StringComparison.Ordinal))
            return address;
        var path = Path.Combine(folder, Uri.UnescapeDataString(address));
        var type = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        return type is not null && File.Exists(path) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : address;
    }

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        /// <summary>Formulas are not broken over lines: one of more source characters than this may scroll on a narrow screen.</summary>
        private const int Long = 40;

        protected override void Write(HtmlRenderer renderer, MathInline obj)
        {
            var source = obj.Content.ToString();
            var formula = MathMl.Convert(source, display: obj.DelimiterCount == 2);
            renderer.Write(obj.DelimiterCount == 1 && source.Length > Long ? $"<span class=\"long-formula\">{formula}</span>" : formula);
        }
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div class=\"formula\">").Write(MathMl.Convert(obj.Lines.ToString(), display: true)).WriteLine("</div>");
    }
}
