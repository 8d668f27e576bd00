using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Notebooks.Pages;

/// <summary>
/// Tells whether HTML of a notebook can stand in a page as it is: it runs nothing, loads no more than pictures and sounds, keeps to its
/// place and is closed. It judges by what is
/// there, whoever wrote it, and knows only elements in an order of which browsers make just the tree that is written. Everything else goes
/// into
/// a <see cref="Frame"/>.
/// </summary>
internal static partial class InertHtml
{
    private const int MostDepth = 100;
    private static readonly Kind[] s_all = [Kind.Block, Kind.Inline];

    /// <summary>The elements: what each counts as, and which kinds may be in it; null for those without end.</summary>
    private static readonly FrozenDictionary<string, (Kind Kind, Kind[]? Content)> s_elements = Elements();

    /// <summary>The attributes of an element, or of all, and what their values must match.</summary>
    private static readonly FrozenDictionary<string, Regex> s_attributes = Attributes();

    private static readonly FrozenSet<string> s_properties = FrozenSet.Create(
        "color", "background", "background-color", "font-style", "font-weight", "font-family", "font-size", "font-variant-numeric",
        "text-align", "text-decoration", "text-indent",
        "vertical-align", "white-space", "width", "max-width", "min-width", "display", "list-style-type", "padding", "padding-left",
        "padding-right", "padding-top", "padding-bottom",
        "margin", "margin-left", "margin-right", "margin-top", "margin-bottom", "border", "border-left", "border-right", "border-top",
        "border-bottom", "border-color", "border-style",
        "border-width", "border-radius", "border-collapse", "border-spacing");

    private enum Kind
    {
        Block,
        Inline,
        Item,
        Section,
        Row,
        Cell,
        Columns,
        Column,
    }

    /// <summary>Whether the HTML is inert.</summary>
    public static bool Is(string html)
    {
        var open = new Stack<string>();
        for (var at = 0; at < html.Length;)
        {
            var token = Token().Match(html, at);
            if (!token.Success) return false;
            at += token.Length;
            var content = open.TryPeek(out var parent) ? s_elements[parent].Content! : s_all;
            if (token.Groups["end"] is { Success: true } end)
            {
                if (open.Count == 0 || !open.Pop().Equals(end.Value, StringComparison.OrdinalIgnoreCase)) return false;
            }
            else if (token.Groups["start"] is { Success: true } start)
            {
                var name = start.Value.ToLowerInvariant();
                if (!s_elements.TryGetValue(name, out var element) || !content.Contains(element.Kind)) return false;
                if (!token.Groups["attribute"].Captures.All(each => IsInert(name, each.Value))) return false;
                if (element.Content is null) continue;
                if (token.Groups["slash"].Length > 0 || open.Count == MostDepth || (name == "a" && open.Contains("a"))) return false;
                open.Push(name);
            }
            else if (!content.Contains(Kind.Inline) && !string.IsNullOrWhiteSpace(token.Groups["text"].Value))
            {
                return false;
            }
        }
        return open.Count == 0;
    }

    /// <summary>Whether the address of a link or a picture runs nothing.</summary>
    public static bool IsAddress(string address) => Picture().IsMatch(address.Replace("&", "", StringComparison.Ordinal));

    private static bool IsInert(string element, string attribute)
    {
        var parts = attribute.Split('=', 2, StringSplitOptions.TrimEntries);
        var (name, value) = (parts[0].ToLowerInvariant(), parts.Length < 2 ? "" : parts[1]);
        if (value is ['"' or '\'', ..]) value = value[1..^1];
        if (name == "style") return value.Split(';').All(IsDeclaration);
        return (s_attributes.GetValueOrDefault($"{element} {name}") ?? s_attributes.GetValueOrDefault(name))?.IsMatch(value) == true;
    }

    private static bool IsDeclaration(string declaration) =>
        string.IsNullOrWhiteSpace(declaration)
        || (declaration.Split(':', 2, StringSplitOptions.TrimEntries) is [var property, var value]
            && s_properties.Contains(property.ToLowerInvariant())
            && Value().IsMatch(property == "text-indent" ? value.TrimStart('-') : value));

    private static FrozenDictionary<string, (Kind, Kind[]?)> Elements()
    {
        Kind[] inline = [Kind.Inline];
        var elements = new Dictionary<string, (Kind, Kind[]?)>();
        Add(Kind.Block, s_all, "div", "blockquote", "figure", "figcaption", "details", "center");
        Add(Kind.Block, inline, "p", "pre", "summary", "h1", "h2", "h3", "h4", "h5", "h6");
        Add(Kind.Block, [Kind.Item], "ul", "ol");
        Add(Kind.Item, s_all, "li");
        Add(Kind.Block, [Kind.Section, Kind.Row, Kind.Columns], "table");
        Add(Kind.Columns, [Kind.Column], "colgroup");
        Add(Kind.Section, [Kind.Row], "thead", "tbody", "tfoot");
        Add(Kind.Row, [Kind.Cell], "tr");
        Add(Kind.Cell, s_all, "td", "th");
        Add(Kind.Inline, inline, "a", "b", "i", "em", "strong", "u", "s", "del", "ins", "mark", "sub", "sup", "small");
        Add(Kind.Inline, inline, "code", "kbd", "samp", "var", "span", "q", "cite", "abbr", "font");
        Add(Kind.Inline, [], "audio");
        Add(Kind.Inline, null, "br", "img", "wbr", "input");
        Add(Kind.Block, null, "hr");
        Add(Kind.Column, null, "col");
        return elements.ToFrozenDictionary();

        void Add(Kind kind, Kind[]? content, params string[] names)
        {
            foreach (var name in names) elements[name] = (kind, content);
        }
    }

    private static FrozenDictionary<string, Regex> Attributes()
    {
        var attributes = new Dictionary<string, Regex>
        {
            ["class"] = Class(), ["title"] = Anything(), ["img alt"] = Anything(), ["a href"] = Link(), ["img src"] = Picture(),
            ["audio src"] = Sound(), ["input type"] = Checkbox(),
        };
        string[] plain =
        [
            "id", "align", "valign", "lang", "dir", "width", "img height", "audio controls", "input disabled", "input checked",
            "details open", "ol start", "ol type",
            "td colspan", "td rowspan", "th colspan", "th rowspan", "th scope", "table border", "table cellpadding", "table cellspacing",
            "col span", "font color", "font size",
        ];
        foreach (var name in plain) attributes[name] = Plain();
        return attributes.ToFrozenDictionary();
    }

    [GeneratedRegex("""
        \G(?>(?<text>[^<\0]+)
        |<!--(?!-?>)(?>(?!--)[^\0])*-->
        |</(?<end>[a-zA-Z][a-zA-Z0-9]*)\s*>
        |<(?<start>[a-zA-Z][a-zA-Z0-9]*)(?>\s+(?<attribute>[a-zA-Z-]+(?>\s*=\s*(?>"[^"\0]*"|'[^'\0]*'|[^\s"'<>=`/\0]+))?))*\s*(?<slash>/?)>)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();

    /// <summary>
    /// A value of a style: no function but of colours, and no length that takes it out of its place or the reader's sight.
    /// </summary>
    [GeneratedRegex(
        @"\A(?>#[0-9a-f]{3,8}\b|(?![0-9.]*[0-9]{5})[\w\s#%.,'+!]|-(?![0-9.])|(?<=\b(?:rgba?|hsla?|var|light-dark))\([\w\s#%.,-]*\))*\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Value();

    [GeneratedRegex(@"\A(?!.*[0-9]{5})[\w\s#%.:+-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A")]
    private static partial Regex Anything();

    [GeneratedRegex(@"\Acheckbox\z")]
    private static partial Regex Checkbox();

    /// <summary>Classes of Markdown's own, and of .NET Interactive's tables; what the pages' scripts look for is not among them.</summary>
    [GeneratedRegex(
        @"\A(?:math(?: display)?|footnotes|footnote-(?:back-)?ref|contains-task-list|task-list-item|language-[\w+#.-]+|dni-[a-z-]+)\z")]
    private static partial Regex Class();

    // Up to its first slash, question mark or hash an address has a known scheme or none. An entity there could stand for a colon.
    [GeneratedRegex(@"\A(?:https?:|mailto:|[^:&\x00-\x20\\]*(?:[/?#]|\z))", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\A(?:https?:|mailto:|data:image/|[^:&\x00-\x20\\]*(?:[/?#]|\z))", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\A(?:https?:|data:audio/|[^:&\x00-\x20\\]*(?:[/?#]|\z))", RegexOptions.IgnoreCase)]
    private static partial Regex Sound();
}
