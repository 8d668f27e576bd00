using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes tensors as text: their metadata alone, or their elements as Julia, NumPy or C# would show them.</summary>
internal sealed class TensorText
{
    private const int EdgeItems = 3;
    private const string DefaultFormat = "g5";
    private const int DefaultWidth = 100;

    private readonly Tensor _tensor;
    private readonly string _format;
    private readonly int _width;
    private readonly CultureInfo _culture;
    private readonly string _newLine;

    internal TensorText(Tensor tensor, string? format, int? width, CultureInfo? culture, string? newLine)
    {
        _tensor = tensor;
        _format = format ?? DefaultFormat;
        _width = width ?? DefaultWidth;
        _culture = culture ?? CultureInfo.CurrentCulture;
        _newLine = newLine ?? Environment.NewLine;
    }

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal string Write(TensorStringStyle style) => style switch
    {
        TensorStringStyle.Metadata => Metadata(_tensor),
        TensorStringStyle.Julia => Julia(),
        TensorStringStyle.Numpy => Numpy(_tensor, 0),
        TensorStringStyle.CSharp => CSharp(),
        _ => Write(torch.TensorStringStyle),
    };

    /// <summary>The metadata, then each matrix under the indices that lead to it.</summary>
    private string Julia()
    {
        var text = new StringBuilder(Metadata(_tensor));
        switch (_tensor.ndim)
        {
            case 0:
                return text.Append(", value = ").Append(Element(_tensor)).ToString();
            case 1:
                return text.Append(_newLine).Append(' ').AppendJoin(' ', Shown(_tensor, 0).Select(i => i < 0 ? "..." : Element(_tensor[i]))).Append(_newLine).ToString();
        }
        foreach (long[] lead in Leads(_tensor.shape[..^2]))
        {
            Tensor matrix = _tensor[lead];
            text.Append(_newLine);
            if (lead.Length > 0) text.Append('[').AppendJoin(',', lead).Append(",..,..] =").Append(_newLine);
            foreach (string row in Rows(matrix)) text.Append(row).Append(_newLine);
        }
        return text.ToString();
    }

    private IEnumerable<string> Rows(Tensor matrix)
    {
        List<long> columns = FittingColumns(matrix);
        string[][] cells = [.. Shown(matrix, 0).Select(r => columns.Select(c => r < 0 || c < 0 ? "..." : Element(matrix[r, c])).ToArray())];
        if (cells.Length == 0) yield break;
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(c => cells.Max(row => row[c].Length))];
        foreach (string[] row in cells)
            yield return " " + string.Join(' ', row.Select((cell, c) => cell.PadLeft(widths[c])));
    }

    private List<long> FittingColumns(Tensor matrix)
    {
        long count = matrix.shape[1];
        if (count * 8 <= _width) return [.. Enumerable.Range(0, (int)count).Select(i => (long)i)];
        int side = Math.Max(1, (_width / 8 - 1) / 2);
        return [.. Enumerable.Range(0, side).Select(i => (long)i), -1, .. Enumerable.Range(0, side).Select(i => count - side + i)];
    }

    private string Numpy(Tensor tensor, int depth)
    {
        if (tensor.ndim == 0) return Element(tensor);
        IEnumerable<string> parts = Shown(tensor, depth).Select(i => i < 0 ? "..." : Numpy(tensor[i], depth + 1));
        string separator = tensor.ndim == 1 ? ", " : _newLine + new string(' ', depth + 1);
        return $"[{string.Join(separator, parts)}]";
    }

    private string CSharp()
    {
        if (_tensor.ndim == 0) return $"{Metadata(_tensor)}, value = {Element(_tensor)}";
        string name = _tensor.dtype switch
        {
            ScalarType.Float32 => "float", ScalarType.Float64 => "double", ScalarType.Int64 => "long", ScalarType.Int32 => "int",
            ScalarType.Int16 => "short", ScalarType.Int8 => "sbyte", ScalarType.Byte => "byte", ScalarType.Bool => "bool", var other => other.ToString(),
        };
        string suffix = _tensor.dtype switch { ScalarType.Float32 => "f", ScalarType.Int64 => "L", _ => "" };
        return $"{Metadata(_tensor)}, value = {name} [{new string(',', (int)_tensor.ndim - 1)}] {Braces(_tensor, suffix)}";
    }

    private string Braces(Tensor tensor, string suffix) => tensor.ndim == 0
        ? Element(tensor) + suffix
        : "{" + string.Join(", ", Enumerable.Range(0, (int)tensor.shape[0]).Select(i => Braces(tensor[i], suffix))) + "}";

    private string Element(Tensor tensor)
    {
        Scalar value = tensor.ToScalar();
        if (value.Type == ScalarType.Bool) return value.ToBoolean() ? "true" : "false";
        return value.IsReal ? value.ToDouble().ToString(_format, _culture) : value.ToInt64().ToString(_culture);
    }

    /// <summary>The positions to show along the first dimension; -1 stands for those left out.</summary>
    private static IEnumerable<long> Shown(Tensor tensor, int depth)
    {
        long size = tensor.shape[0];
        long edge = tensor.ndim == 1 && depth == 0 ? 10 * EdgeItems : EdgeItems * 4;
        if (size <= 2 * edge) return Enumerable.Range(0, (int)size).Select(i => (long)i);
        return [.. Enumerable.Range(0, (int)edge).Select(i => (long)i), -1, .. Enumerable.Range(0, (int)edge).Select(i => size - edge + i)];
    }

    private static IEnumerable<long[]> Leads(long[] sizes) => sizes.Length == 0
        ? [[]]
        : Leads(sizes[..^1]).SelectMany(lead => Enumerable.Range(0, (int)sizes[^1]).Select(i => (long[])[.. lead, i]));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, type and device, without the elements.</summary>
        public override string ToString() => TensorText.Metadata(this);

        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            using DisposeScope scope = NewDisposeScope();
            return new TensorText(this, fltFormat, width, cultureInfo, newLine).Write(style);
        }
    }
}

public static partial class TensorExtensionMethods
{
    public static string str(
        this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default) => tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    public static string jlstr(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    public static string npstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    public static string cstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    public static string metastr(this Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    /// <summary>Writes the tensor to the console and returns it.</summary>
    public static Tensor print(
        this Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
