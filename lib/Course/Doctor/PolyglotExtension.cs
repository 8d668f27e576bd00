using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Doctor;

/// <summary>The extension Polyglot Notebooks, as it lies in the folders of VS Code or an editor built from it.</summary>
/// <param name="Editor">The editor.</param>
/// <param name="User">The folder of the user's settings.</param>
/// <param name="Extensions">The folder of extensions.</param>
internal sealed record PolyglotExtension(string Editor, string User, string Extensions)
{
    private const string Id = "ms-dotnettools.dotnet-interactive-vscode";
    private const string Manifest = "dotnet-tools.json";

    private static readonly JsonDocumentOptions s_lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] s_settings = ["requiredInteractiveToolVersion", "interactiveToolSource"];

    private string Storage => Path.Combine(User, "globalStorage", Id);

    /// <summary>Those of the current user.</summary>
    public static IReadOnlyList<PolyglotExtension> Find() => Find(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData),
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));

    /// <summary>Those of a user.</summary>
    /// <param name="home">The user's folder.</param>
    /// <param name="settings">Where programs keep settings: ~/.config, ~/Library/Application Support, or %APPDATA%.</param>
    /// <param name="data">Where code-server keeps all it has: ~/.local/share.</param>
    public static IReadOnlyList<PolyglotExtension> Find(string home, string settings, string data)
    {
        PolyglotExtension[] all =
        [
            Of("VS Code", "Code", ".vscode"),
            Of("VS Code Insiders", "Code - Insiders", ".vscode-insiders"),
            Of("VSCodium", "VSCodium", ".vscode-oss"),
            new("code-server", Path.Combine(data, "code-server", "User"), Path.Combine(data, "code-server", "extensions")),
        ];
        return [.. all.Where(each => Directory.Exists(each.Storage) || each.Version is not null)];

        PolyglotExtension Of(string editor, string folder, string extensions) =>
            new(editor, Path.Combine(settings, folder, "User"), Path.Combine(home, extensions, "extensions"));
    }

    /// <summary>
    /// Moves the list of its tools where the extension looks for it: 'dotnet new tool-manifest' of .NET 10 puts it a folder above, and from
    /// its second start on the extension fails. Nothing else is touched.
    /// </summary>
    /// <returns>What was done; null when nothing had to be.</returns>
    public string? Mend()
    {
        var (found, meant) = (Path.Combine(Storage, Manifest), Path.Combine(Storage, ".config", Manifest));
        if (!File.Exists(found) || File.Exists(meant)) return null;
        Directory.CreateDirectory(Path.GetDirectoryName(meant)!);
        File.Move(found, meant);
        return $"Polyglot Notebooks in {Editor}: moved {found} into .config, without which the extension does not start a second time.";
    }

    /// <summary>The versions and settings in one line.</summary>
    public override string ToString()
    {
        var tool = Text(Read(Path.Combine(Storage, ".config", Manifest)), "tools", "microsoft.dotnet-interactive", "version");
        var read = Read(Path.Combine(User, "settings.json"));
        var settings = s_settings.Select(name => (name, Value: Text(read, $"dotnet-interactive.{name}")))
            .Where(each => each.Value is not null).Select(each => $"{each.name} {each.Value}").ToList();
        return $"extension {Version ?? "of unknown version"}, tool {tool ?? "not installed yet"}, settings: "
            + (settings.Count > 0 ? string.Join(", ", settings) : "its own");
    }

    private string? Version => Directory.Exists(Extensions)
        ? Directory.EnumerateDirectories(Extensions, $"{Id}-*").Select(folder => Path.GetFileName(folder)[(Id.Length + 1)..]).Max()
        : null;

    private static JsonNode? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file), documentOptions: s_lenient) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // the user's file, which the editor complains about itself
        }
    }

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }
}

/// <summary>What of VS Code concerns the course.</summary>
internal static class EditorCheck
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";
    private const string FoundByScript = "COURSE_FOUND_INVARIANT"; // the script sets the other for the course itself

    public static IEnumerable<Diagnosis> Run(IReadOnlyList<PolyglotExtension> extensions)
    {
        foreach (var extension in extensions)
        {
            var mended = extension.Mend();
            yield return new("Polyglot Notebooks", $"{extension.Editor}: {extension}");
            if (mended is not null) yield return new("", mended);
        }

        var variable = Environment.GetEnvironmentVariable(FoundByScript) ?? Environment.GetEnvironmentVariable(Invariant);
        if (extensions.Count > 0 && variable is "1" or "true") yield return new(
            "environment", $"{Invariant} is {variable}: in an editor that is started from here, Polyglot Notebooks' kernel ends at once",
            $"Start the editor without it: unset {Invariant}.");
    }
}
