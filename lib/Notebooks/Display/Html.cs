using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>Something that is HTML already and must not be encoded again.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the HTML.</summary>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}

/// <summary>A ready piece of HTML.</summary>
/// <param name="value">The markup.</param>
public class HtmlString(string? value) : IHtmlContent
{
    /// <summary>The markup.</summary>
    public string? Value { get; } = value;

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Value);
    }

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}
