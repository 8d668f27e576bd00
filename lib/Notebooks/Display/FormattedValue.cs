namespace Microsoft.DotNet.Interactive;

/// <summary>One representation of a value: a MIME type and its text (base64 for binary types, JSON text for JSON types).</summary>
/// <param name="MimeType">For example <c>text/html</c>.</param>
/// <param name="Value">The text.</param>
public sealed record FormattedValue(string MimeType, string Value)
{
    /// <summary>The representations in which a front end would show <paramref name="value"/>.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes) =>
        Formatting.ObjectFormatter.Format(value, mimeTypes);
}
