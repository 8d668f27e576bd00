using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Course.Metadata;

/// <summary>
/// The picture that stands for a notebook in the syllabus: the first PNG of the cell whose id the notebook's metadata names as
/// <c>course.picture</c>.
/// </summary>
internal static class SyllabusPicture
{
    private const string Type = "image/png";

    /// <summary>The file of a notebook's picture.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <param name="name">The notebook's name, for example "01-autoencoder" or "further/music".</param>
    public static string PathOf(string notebooks, string name) => Path.Combine(notebooks, "images", $"{Path.GetFileName(name)}.png");

    /// <summary>The picture among a notebook's outputs; null when none is named, or its cell was not run.</summary>
    /// <exception cref="InputException">There is no such cell, or it ran and shows no picture.</exception>
    public static byte[]? Find(NotebookDocument notebook)
    {
        if (Multiline.Read((notebook.Metadata["course"] as JsonObject)?["picture"]) is not { } id) return null;
        var cell = notebook.Cells.FirstOrDefault(cell => cell.Id == id);
        if (cell is { ExecutionCount: null }) return null;
        var picture = cell?.Outputs.Select(output => Multiline.Read(output?["data"]?[Type])).FirstOrDefault(data => data is not null);
        return picture is not null && PictureData.Decode(Type, picture) is { } content
            ? content
            : throw new InputException($"The notebook's metadata names the picture of cell '{id}', which shows none.");
    }

    /// <summary>Writes the picture of an executed notebook beside its source, if it names one.</summary>
    /// <param name="notebook">The executed notebook.</param>
    /// <param name="sourcePath">Its source file, in the notebooks' folder or in a folder of it.</param>
    public static void Write(NotebookDocument notebook, string sourcePath)
    {
        if (Find(notebook) is not { } picture) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(sourcePath))!;
        if (Path.GetFileName(folder) is "further" or "solutions") folder = Path.GetDirectoryName(folder)!;
        AtomicFile.WriteAllBytes(PathOf(folder, Path.GetFileNameWithoutExtension(sourcePath)), picture);
    }
}
