using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>Writes a value from outside as a C# literal of a parameter's type.</summary>
internal static class ParameterLiteral
{
    private const string Known = "int, long, float, double, decimal, bool, string, and arrays of these";
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ParameterException">The value is not of the type.</exception>
    public static string Write(NotebookParameter parameter, JsonNode? value)
    {
        if (parameter.IsConstant)
            throw new ParameterException(
                $"Parameter '{parameter.Name}' is a constant, and cannot be set: declare it without 'const' or 'readonly'.");
        var type = parameter.TypeName;
        return Literal(parameter, type, value) ?? throw new ParameterException(
            $"Parameter '{parameter.Name}' is {Article(type)} {type} (its value in the notebook is {parameter.DefaultValue}), "
            + $"but was given {value?.ToJsonString(s_readable) ?? "null"}.{Hint(type, value)}");
    }

    /// <summary>The literal; null when the value is not of the type.</summary>
    private static string? Literal(NotebookParameter parameter, string type, JsonNode? value)
    {
        if (type.EndsWith('?')) return value is null || Text(value) == "null" ? "null" : Literal(parameter, type[..^1], value);
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var items = Elements(value)?.Select(item => Literal(parameter, type[..^2], item)).ToList();
            return items is null || items.Contains(null) ? null : $"new {type} {{ {string.Join(", ", items)} }}";
        }
        var text = Text(value);
        return type switch
        {
            "int" => Number<int>(text, NumberStyles.Integer, ""),
            "long" => Number<long>(text, NumberStyles.Integer, "L"),
            "float" => Real(Number<float>(text, NumberStyles.Float, "f"), "float"),
            "double" => Real(Number<double>(text, NumberStyles.Float, "d"), "double"),
            "decimal" => Number<decimal>(text, NumberStyles.Float, "m"),
            "bool" => bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null,
            "string" => text is null ? null : SymbolDisplay.FormatLiteral(text, quote: true),
            _ => throw new ParameterException(
                $"Parameter '{parameter.Name}' cannot be set: its type {(type.Length > 0 ? $"'{type}' " : "")}is not one of {Known}. "
                + "Declare it with one of them."),
        };
    }

    /// <summary>The literal of a number; null for one that the type cannot hold, as 1e39 of a float, or holds as 0 only.</summary>
    private static string? Number<T>(string? text, NumberStyles style, string suffix) where T : INumber<T>
    {
        if (!T.TryParse(text, style, CultureInfo.InvariantCulture, out var number)) return null;
        var digits = text!.Split('e', 'E')[0].Where(char.IsAsciiDigit).ToList();
        var isOutOfRange = (T.IsInfinity(number) && digits.Count > 0) || (T.IsZero(number) && digits.Exists(digit => digit != '0'));
        return isOutOfRange ? null : number.ToString(null, CultureInfo.InvariantCulture) + suffix;
    }

    /// <summary>The literals of the values that have no digits.</summary>
    private static string? Real(string? literal, string type) => literal?.TrimEnd('f', 'd') switch
    {
        "NaN" => $"{type}.NaN",
        "Infinity" => $"{type}.PositiveInfinity",
        "-Infinity" => $"{type}.NegativeInfinity",
        _ => literal,
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    /// <summary>A list of values: a JSON list, also as text without its brackets, or <c>1,2,3</c>; null otherwise.</summary>
    private static IEnumerable<JsonNode?>? Elements(JsonNode? value)
    {
        if (value is JsonArray || Text(value)?.Trim() is not { Length: > 0 } text) return value as JsonArray;
        var inner = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        var isQuoted = inner.Contains('"', StringComparison.Ordinal);
        if ((isQuoted || inner.Length < text.Length) && Json($"[{inner}]") is { } list) return list;
        var items = inner.Split(',', StringSplitOptions.TrimEntries); // also [a,b], which is what a shell leaves of ["a","b"]
        return isQuoted || items.Contains("") ? null : items.Select(item => (JsonNode?)item);
    }

    private static JsonArray? Json(string text)
    {
        try
        {
            return NotebookReader.ReadJson(text) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hint(string type, JsonNode? value) => type.EndsWith("[]", StringComparison.Ordinal) && Text(value) is not null
        ? """ Separate its elements by commas, or write them as JSON: ["a, b","c"], and [] for none."""
        : "";

    private static string Article(string type) => type.StartsWith("int", StringComparison.Ordinal) ? "an" : "a";
}
