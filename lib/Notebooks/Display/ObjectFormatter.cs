using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Turns a value into the MIME bundle of one output.</summary>
internal static partial class ObjectFormatter
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>The representations of <paramref name="value"/>: those asked for, or those its type prefers. Never empty.</summary>
    public static IReadOnlyList<FormattedValue> Format(object? value, params ReadOnlySpan<string> mimeTypes)
    {
        var wanted = mimeTypes.ToArray();
        if (value is not null)
        {
            if (wanted.Length == 0)
                wanted = Formatter.MimeTypesFor(value.GetType());
            if (wanted.Length == 0 && ConventionFormatter.For(value.GetType()) is { } convention)
                wanted = convention.MimeTypes;
        }
        if (wanted.Length == 0)
            wanted = DefaultMimeTypes(value);
        return [.. wanted.Select(mimeType => new FormattedValue(mimeType, Text(value, mimeType)))];
    }

    private static string[] DefaultMimeTypes(object? value) => value switch
    {
        IHtmlContent => [Html, Plain],
        _ when PlainText.IsScalar(value) || value is Exception => [Plain],
        _ => HtmlTable.Suits(value!) ? [Html, Plain] : [Plain],
    };

    private static string Text(object? value, string mimeType)
    {
        if (value is not null)
        {
            if (Formatter.Find(value.GetType(), mimeType) is { } registered)
                return registered(value);
            if (ConventionFormatter.For(value.GetType()) is { } convention && (convention.Has(mimeType) || convention.MimeTypes.Contains(mimeType)))
                return convention.Format(value, mimeType) ?? PlainText.Write(value);
        }
        return (value, mimeType) switch
        {
            (IHtmlContent content, Html) => Markup(content),
            (IHtmlContent content, Plain) => Tags().Replace(Markup(content), " ").Trim(),
            (string text, not Html) => text,
            (_, Html) when value is not null && HtmlTable.Suits(value) => HtmlTable.Write(value),
            (_, Html) => $"<pre>{HtmlEncoder.Default.Encode(PlainText.Write(value))}</pre>",
            (_, "application/json") => System.Text.Json.JsonSerializer.Serialize(value),
            _ => PlainText.Write(value),
        };
    }

    private static string Markup(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [GeneratedRegex("(<[^>]*>|\\s)+")]
    private static partial Regex Tags();
}
