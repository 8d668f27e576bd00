using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Values as one readable text.</summary>
internal static class PlainText
{
    private const int MaxDepth = 2;

    /// <summary>Whether a value is shown as a single text: null, text, numbers, dates and the like.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or char or Type or Uri or Delegate or Pointer || value.GetType().IsEnum;

    /// <summary>The text of <paramref name="value"/>.</summary>
    public static string Write(object? value) => Write(value, depth: 0);

    /// <summary>The name of a type as C# writes it.</summary>
    public static string TypeName(Type type)
    {
        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
            return "";
        if (!type.IsGenericType)
            return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";
    }

    /// <summary>The public readable properties and fields of an object with their values; one that throws shows its message.</summary>
    public static IEnumerable<(string Name, object? Value)> Members(object value)
    {
        const BindingFlags visible = BindingFlags.Instance | BindingFlags.Public;
        var type = value.GetType();
        foreach (var property in type.GetProperties(visible).Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike))
            yield return (property.Name, Read(() => property.GetValue(value)));
        foreach (var field in type.GetFields(visible))
            yield return (field.Name, field.GetValue(value));
    }

    /// <summary>Whether a type has its own <c>ToString</c>, other than the one the compiler gives a record.</summary>
    public static bool HasOwnText(Type type)
    {
        var method = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains("AnonymousType", StringComparison.Ordinal);
    }

    /// <summary>The entries of a dictionary; its plain enumerator gives pairs of another type.</summary>
    public static IEnumerable<DictionaryEntry> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return entry;
    }

    private static string Write(object? value, int depth) => value switch
    {
        null => "<null>",
        string text => depth == 0 ? text : $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Type type => TypeName(type),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Write(tuple[i], depth + 1))) + ")",
        IDictionary map => "{ " + Limited(Entries(map).Select(e => $"[{Write(e.Key, depth + 1)}] = {Write(e.Value, depth + 1)}")) + " }",
        _ when HasOwnText(value.GetType()) => value.ToString() ?? "",
        IEnumerable items => depth >= MaxDepth ? "[ ... ]" : "[ " + Limited(items.Cast<object?>().Select(item => Write(item, depth + 1))) + " ]",
        _ => Plain(value, depth),
    };

    private static string Plain(object value, int depth)
    {
        var name = TypeName(value.GetType());
        if (depth >= MaxDepth)
            return name;
        var members = string.Join(", ", Members(value).Select(member => $"{member.Name} = {Write(member.Value, depth + 1)}"));
        return members.Length == 0 ? name : $"{name} {{ {members} }}".TrimStart();
    }

    private static string Limited(IEnumerable<string> texts)
    {
        var shown = texts.Take(Formatter.ListExpansionLimit + 1).ToList();
        if (shown.Count > Formatter.ListExpansionLimit)
            shown[^1] = "...";
        return string.Join(", ", shown);
    }

    private static object? Read(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (TargetInvocationException error)
        {
            return $"{error.InnerException!.GetType().Name}: {error.InnerException.Message}";
        }
    }
}
