namespace Course.Export;

/// <summary>What cells load by <c>#r</c>, as a file-based app names it.</summary>
/// <param name="folder">The notebook's folder, against which files are found.</param>
internal sealed class CellReferences(string folder)
{
    private const string Nuget = "nuget:";

    /// <summary>The project files of the libraries.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>The packages, as NAME@VERSION.</summary>
    public List<string> Packages { get; } = [];

    /// <summary>Notes what a cell loads, and gives the rest of it, line for line.</summary>
    /// <exception cref="InputException">A line cannot be part of a program.</exception>
    public string TakeFrom(string code, int number) => string.Join('\n', code.Split('\n').Select(line => Rest(line, number)));

    private string Rest(string line, int number)
    {
        var text = line.Trim();
        if (text.StartsWith("#r ", StringComparison.Ordinal)) Take(text[3..].Trim().Trim('"'), number);
        else if (text.StartsWith("#!", StringComparison.Ordinal) && text is not ("#!csharp" or "#!c#" or "#!time"))
        {
            throw new InputException($"Cell {number} says '{text}', which is no C#: a program cannot hold it.");
        }
        else if (!text.StartsWith("#i ", StringComparison.Ordinal) && !text.StartsWith("#!", StringComparison.Ordinal)) return line;
        return "";
    }

    private void Take(string reference, int number)
    {
        if (reference.StartsWith(Nuget, StringComparison.OrdinalIgnoreCase))
        {
            var package = reference[Nuget.Length..].Split(',', StringSplitOptions.TrimEntries);
            Packages.Add($"{package[0]}@{(package is [_, { Length: > 0 } version, ..] ? version : "*")}");
            return;
        }

        // lib/Teaching/bin/Teaching.dll is built by the project in lib/Teaching, which brings along what else lies there
        var file = Path.GetFullPath(reference, folder);
        var built = Path.GetDirectoryName(Path.GetDirectoryName(file));
        var project = Directory.Exists(built) ? Directory.EnumerateFiles(built, "*.csproj").FirstOrDefault() : null;
        Projects.Add(project ?? throw new InputException(
            $"Cell {number} loads '{reference}': a program can take packages and the libraries of the course, but no other files."));
    }
}
