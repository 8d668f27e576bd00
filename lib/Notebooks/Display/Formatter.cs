using System.Collections.Concurrent;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of a type are written, where a notebook wants it otherwise than by default.</summary>
public static class Formatter
{
    private static readonly ConcurrentDictionary<(Type Type, string MimeType), Func<object, string>> Registered = new();
    private static readonly ConcurrentDictionary<Type, string[]> Preferred = new();

    /// <summary>How many elements of a collection are shown. Default: 20.</summary>
    public static int ListExpansionLimit { get; set; } = 20;

    /// <summary>Writes values of type <typeparamref name="T"/> and of types derived from it with <paramref name="formatter"/>.</summary>
    /// <param name="formatter">Gives the text.</param>
    /// <param name="mimeType">The type of that text. Default: <c>text/plain</c>.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
        Registered[(typeof(T), mimeType)] = value => formatter((T)value);

    /// <summary>Sets which MIME types a display of <paramref name="type"/> carries.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Preferred[type] = preferredMimeTypes;

    /// <summary>The value's text in one MIME type.</summary>
    public static string ToDisplayString(this object? value, string mimeType = "text/plain") =>
        ObjectFormatter.Format(value, [mimeType])[0].Value;

    internal static Func<object, string>? Find(Type type, string mimeType) => Lineage(type)
        .Select(candidate => Registered.GetValueOrDefault((candidate, mimeType))).FirstOrDefault(found => found is not null);

    internal static string[] MimeTypesFor(Type type)
    {
        foreach (var candidate in Lineage(type))
        {
            if (Preferred.TryGetValue(candidate, out var chosen))
                return chosen;
            var registered = Registered.Keys.Where(key => key.Type == candidate).Select(key => key.MimeType).Order().ToArray();
            if (registered.Length > 0)
                return registered;
        }
        return [];
    }

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        foreach (var implemented in type.GetInterfaces())
            yield return implemented;
    }
}
