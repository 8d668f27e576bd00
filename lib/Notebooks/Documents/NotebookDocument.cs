using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Documents;

/// <summary>A notebook of format 4: a view on its JSON, so that fields this code does not know survive reading and writing.</summary>
public sealed partial class NotebookDocument
{
    internal NotebookDocument(JsonObject json) => Json = json;

    /// <summary>The notebook as the file has it.</summary>
    public JsonObject Json { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<NotebookCell> Cells => [.. CellArray.Select(cell => new NotebookCell((JsonObject)cell!))];

    /// <summary>The notebook's metadata, created when missing.</summary>
    public JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is not JsonObject metadata) Json["metadata"] = metadata = [];
            return metadata;
        }
    }

    /// <summary>The text of the first heading of level one, or null.</summary>
    public string? Title =>
        Cells.Where(cell => cell.IsMarkdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line[2..].Trim())
            .FirstOrDefault();

    private JsonArray CellArray => (JsonArray)Json["cells"]!;

    /// <summary>Reads a notebook file.</summary>
    /// <exception cref="NotebookFormatException">The content is not a notebook of format 4.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Load(string path)
    {
        if (Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase)) throw new NotebookFormatException(
            $"{path}: a .dib file, which cannot hold outputs. Save it as .ipynb in VS Code ('Save As'), and run that.");
        return FileStatus.Of(path) is { IsRegular: false } && !Directory.Exists(path)
        ? throw new NotebookFormatException($"{path}: a device or a pipe, which may have no end. A notebook is a file.")
        : NotebookReader.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Makes an empty C# notebook with the metadata that VS Code and Jupyter expect.</summary>
    public static NotebookDocument Create() => new(new JsonObject
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject
            {
                ["kernelInfo"] = new JsonObject
                {
                    ["defaultKernelName"] = "csharp",
                    ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
                },
            },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    /// <summary>Writes the notebook atomically, in Jupyter's layout.</summary>
    public void Save(string path) => AtomicFile.WriteAllText(path, NotebookWriter.Write(this));

    /// <summary>An independent copy.</summary>
    public NotebookDocument Clone() => new((JsonObject)Json.DeepClone());

    /// <summary>Adds a cell at the end.</summary>
    public void Add(NotebookCell cell) => CellArray.Add(cell.Json);

    /// <summary>Inserts a cell before position <paramref name="index"/>.</summary>
    public void Insert(int index, NotebookCell cell) => CellArray.Insert(index, cell.Json);

    /// <summary>Removes the cell at <paramref name="index"/>.</summary>
    public void RemoveAt(int index) => CellArray.RemoveAt(index);

    /// <summary>
    /// Brings the notebook to format 4.5: every cell has an id, and no two the same. A cell that needs one gets it by its place.
    /// </summary>
    internal void UpgradeToCurrentMinor()
    {
        Json["nbformat_minor"] = Math.Max(5, Json["nbformat_minor"]!.GetValue<int>());
        var taken = new HashSet<string>();
        var unnamed = new List<(JsonObject Cell, int Place)>();
        foreach (var (cell, place) in CellArray.OfType<JsonObject>().Select((cell, place) => (cell, place)))
        {
            var isNamed = new NotebookCell(cell).Id is { } id && CellId().IsMatch(id) && taken.Add(id);
            if (!isNamed) unnamed.Add((cell, place));
        }
        foreach (var (cell, place) in unnamed)
        {
            var id = $"cell-{place + 1}";
            for (var again = 2; !taken.Add(id); again++) id = $"cell-{place + 1}-{again}";
            cell["id"] = id;
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex CellId();
}
