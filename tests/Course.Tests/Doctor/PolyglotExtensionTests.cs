using Course.Doctor;
using Course.Tests.Support;

namespace Course.Tests.Doctor;

public sealed class PolyglotExtensionTests : IDisposable
{
    private const string Storage = "User/globalStorage/ms-dotnettools.dotnet-interactive-vscode";
    private const string Manifest = """{ "tools": { "microsoft.dotnet-interactive": { "version": "1.0.712001" } } }""";
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("VS Code", "settings/Code")]
    [InlineData("VS Code Insiders", "settings/Code - Insiders")]
    [InlineData("VSCodium", "settings/VSCodium")]
    [InlineData("code-server", "data/code-server")]
    public void Mend_MisplacedListOfTools_IsMovedOnce(string editor, string folder)
    {
        Write($"{folder}/{Storage}/dotnet-tools.json", Manifest);

        var extension = Assert.Single(Find());

        Assert.Equal(editor, extension.Editor);
        Assert.StartsWith($"Polyglot Notebooks in {editor}: moved ", extension.Mend());
        Assert.Equal(Manifest, File.ReadAllText(_home[$"{folder}/{Storage}/.config/dotnet-tools.json"]));
        Assert.False(File.Exists(_home[$"{folder}/{Storage}/dotnet-tools.json"]));
        Assert.Null(extension.Mend());
    }

    [Fact]
    public void Mend_TwoLists_LeavesBoth()
    {
        Write($"settings/Code/{Storage}/dotnet-tools.json", "old");
        Write($"settings/Code/{Storage}/.config/dotnet-tools.json", "meant");

        Assert.Null(Find().Single().Mend());
        Assert.True(File.Exists(_home[$"settings/Code/{Storage}/dotnet-tools.json"]));
    }

    [Fact]
    public void ToString_NamesVersionsAndSettings()
    {
        Write($"settings/Code/{Storage}/.config/dotnet-tools.json", Manifest);
        Write(".vscode/extensions/ms-dotnettools.dotnet-interactive-vscode-1.0.6177010/package.json", "{}");
        Write("settings/Code/User/settings.json", """
            {
                // the version that the course pins
                "dotnet-interactive.requiredInteractiveToolVersion": "1.0.712001",
            }
            """);

        Assert.Equal(
            "extension 1.0.6177010, tool 1.0.712001, settings: requiredInteractiveToolVersion 1.0.712001", Find().Single().ToString());
    }

    [Fact]
    public void Find_EditorsWithoutTheExtension_AreNotNamed()
    {
        Write("settings/Code/User/settings.json", "{}");

        Assert.Empty(Find());
    }

    private IReadOnlyList<PolyglotExtension> Find() => PolyglotExtension.Find(_home.Path, _home["settings"], _home["data"]);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home[file])!);
        File.WriteAllText(_home[file], text);
    }
}
