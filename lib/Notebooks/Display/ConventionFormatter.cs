using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that a type brings along: an attribute <em>named</em> TypeFormatterSourceAttribute names a source, whose
/// <c>CreateTypeFormatters()</c> gives objects with <c>MimeType</c> and <c>bool Format(object, TextWriter)</c>. All by name, so that the type's
/// assembly needs no reference to a notebook engine.
/// </summary>
internal sealed class ConventionFormatter
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, ConventionFormatter?> Known = new();
    private readonly Dictionary<string, Func<object, TextWriter, bool>> _formatters;

    private ConventionFormatter(string[] mimeTypes, Dictionary<string, Func<object, TextWriter, bool>> formatters)
    {
        MimeTypes = mimeTypes;
        _formatters = formatters;
    }

    /// <summary>The MIME types that one display carries, in order.</summary>
    public string[] MimeTypes { get; }

    /// <summary>The formatters that <paramref name="type"/> or a base of it names; null when it names none.</summary>
    public static ConventionFormatter? For(Type type) => Known.GetOrAdd(type, Create);

    /// <summary>The value's text in <paramref name="mimeType"/>; null when its formatter declines.</summary>
    /// <exception cref="InvalidOperationException">The type promises the MIME type but has no formatter for it.</exception>
    public string? Format(object value, string mimeType)
    {
        if (!_formatters.TryGetValue(mimeType, out var format))
        {
            throw new InvalidOperationException(
                $"{value.GetType().Name} lists '{mimeType}' in PreferredMimeTypes, but its formatter source has none for it. Add one, or take it off the list.");
        }
        using var writer = new StringWriter();
        return format(value, writer) ? writer.ToString() : null;
    }

    /// <summary>Whether there is a formatter for <paramref name="mimeType"/>.</summary>
    public bool Has(string mimeType) => _formatters.ContainsKey(mimeType);

    private static ConventionFormatter? Create(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
            return null;
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var created = (System.Collections.IEnumerable)sourceType.GetMethod("CreateTypeFormatters", Members)!.Invoke(source, null)!;
        var formatters = new Dictionary<string, Func<object, TextWriter, bool>>();
        foreach (var formatter in created)
        {
            var mimeType = (string)formatter.GetType().GetProperty("MimeType", Members)!.GetValue(formatter)!;
            var method = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])!;
            formatters.TryAdd(mimeType, (value, writer) => Call(method, formatter, value, writer));
        }
        var preferred = attribute.GetType().GetProperty("PreferredMimeTypes")?.GetValue(attribute) as string[];
        if (preferred is not { Length: > 0 })
            preferred = formatters.ContainsKey("text/html") ? ["text/html"] : [.. formatters.Keys.Take(1)];
        return new ConventionFormatter(preferred, formatters);
    }

    private static bool Call(MethodInfo method, object formatter, object value, TextWriter writer) =>
        method.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is not false;
}
