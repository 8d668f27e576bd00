using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Execution;

/// <summary>Writes a value from outside as a C# literal of a parameter's type.</summary>
internal static class ParameterLiteral
{
    private const string Known = "int, long, float, double, decimal, bool, string, and arrays of these";

    /// <exception cref="ParameterException">The value is not of the type.</exception>
    public static string Write(NotebookParameter parameter, JsonNode? value)
    {
        if (parameter.IsConstant)
            throw new ParameterException($"Parameter '{parameter.Name}' is a constant, and cannot be set: declare it without 'const' or 'readonly'.");
        return Literal(parameter, parameter.TypeName, value);
    }

    private static string Literal(NotebookParameter parameter, string type, JsonNode? value)
    {
        if (type.EndsWith('?'))
            return value is null || Text(value) == "null" ? "null" : Literal(parameter, type[..^1], value);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return $"new {type} {{ {string.Join(", ", Elements(value).Select(item => Literal(parameter, type[..^2], item)))} }}";
        var text = Text(value);
        var literal = type switch
        {
            "int" => Number<int>(text, NumberStyles.Integer, ""),
            "long" => Number<long>(text, NumberStyles.Integer, "L"),
            "float" => Real(Number<float>(text, NumberStyles.Float, "f"), "float"),
            "double" => Real(Number<double>(text, NumberStyles.Float, "d"), "double"),
            "decimal" => Number<decimal>(text, NumberStyles.Float, "m"),
            "bool" => bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null,
            "string" => text is null ? null : SymbolDisplay.FormatLiteral(text, quote: true),
            _ => throw new ParameterException(
                $"Parameter '{parameter.Name}' cannot be set: its type {(type.Length > 0 ? $"'{type}' " : "")}is not one of {Known}. Declare it with one of them."),
        };
        return literal ?? throw new ParameterException(
            $"Parameter '{parameter.Name}' is {Article(type)} {type} (its value in the notebook is {parameter.DefaultValue}), but was given {value?.ToJsonString() ?? "null"}.");
    }

    private static string? Number<T>(string? text, NumberStyles style, string suffix) where T : INumber<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number.ToString(null, CultureInfo.InvariantCulture) + suffix : null;

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

    /// <summary>A list of values: a JSON list, or a text such as <c>1,2,3</c>.</summary>
    private static IEnumerable<JsonNode?> Elements(JsonNode? value) => value switch
    {
        JsonArray items => items,
        null => [],
        _ => Text(value)!.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => (JsonNode?)text.Trim('"')),
    };

    private static string Article(string type) => type is "int" ? "an" : "a";
}
