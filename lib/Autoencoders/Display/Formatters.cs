namespace Autoencoders.Display;

/// <summary>Writes an <see cref="IMimeBundle"/> in one MIME type. The names of the members are the convention that engines look for.</summary>
internal sealed class MimeFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IMimeBundle bundle || bundle.Render(MimeType) is not { } content) return false;
        writer.Write(content);
        return true;
    }
}

/// <summary>Makes one formatter for each of the given MIME types.</summary>
internal abstract class FormatterSource(params string[] mimeTypes)
{
    public IEnumerable<object> CreateTypeFormatters() => mimeTypes.Select(type => new MimeFormatter(type));
}

/// <summary>Formatters of what is shown as a picture, with a text in its place.</summary>
internal sealed class PictureFormatters() : FormatterSource(MimeTypes.Png, MimeTypes.Text);

/// <summary>Formatters of tables and lines of text.</summary>
internal sealed class HtmlFormatters() : FormatterSource(MimeTypes.Html, MimeTypes.Text);

/// <summary>Formatters of a notebook's result figures.</summary>
internal sealed class FiguresFormatters() : FormatterSource(MimeTypes.Figures, MimeTypes.Html, MimeTypes.Text);
