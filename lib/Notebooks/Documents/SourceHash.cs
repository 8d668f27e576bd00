using System.Security.Cryptography;
using System.Text;
using Notebooks.Execution;

namespace Notebooks.Documents;

/// <summary>
/// A fingerprint of what decides a notebook's outputs: the code cells in order, with their tags. Text cells, outputs and the cell that a
/// run injects parameters with do not count, nor do profiles, since a full run uses none.
/// </summary>
public static class SourceHash
{
    /// <summary>The SHA-256 of the code cells in lower-case hexadecimal, 64 digits.</summary>
    public static string Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag(NotebookParameter.InjectedTag)))
            hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join(',', cell.Tags)}\n{cell.Source}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
