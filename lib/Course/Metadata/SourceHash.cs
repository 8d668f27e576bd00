using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Metadata;

/// <summary>
/// A fingerprint of what decides a notebook's outputs: the code cells in order, with their tags. What changes no output does not count:
/// text cells, outputs, <c>#r</c> lines, using directives, and white space at the end of lines. Nor do the cell that a run injects
/// parameters with, and profiles, since a full run uses none.
/// </summary>
internal static partial class SourceHash
{
    /// <summary>The SHA-256 of the code cells in lower-case hexadecimal, 64 digits.</summary>
    public static string Of(NotebookDocument notebook)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag(NotebookParameter.InjectedTag)))
        {
            var lines = cell.Source.Split('\n').Select(line => line.TrimEnd()).Where(line => !Reference().IsMatch(line));
            hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join(',', cell.Tags)}\n{string.Join('\n', lines)}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // '#r "file"', 'using A.B;', 'using static A.B;' and 'using A = B;', but not 'using var a = b;', which is a statement.
    [GeneratedRegex(@"^\s*(#r\s.*|using\s+(static\s+)?[\w.]+\s*(=[^;]*)?;\s*(//.*)?)$")]
    private static partial Regex Reference();
}
