using System.Runtime.InteropServices;
using Notebooks.Documents;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Documents;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteAllText_SymbolicLink_StaysAndItsTargetIsWritten()
    {
        _folder.Write("below/real", "old");
        File.CreateSymbolicLink(_folder["first"], _folder["below/real"]);
        File.CreateSymbolicLink(_folder["second"], "first");

        AtomicFile.WriteAllText(_folder["second"], "new");

        Assert.Equal("new", File.ReadAllText(_folder["below/real"]));
        Assert.Equal("first", new FileInfo(_folder["second"]).LinkTarget);
        Assert.Equal(_folder["below/real"], new FileInfo(_folder["first"]).LinkTarget);
        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public void WriteAllText_LinkToNothing_MakesWhatItLeadsTo()
    {
        File.CreateSymbolicLink(_folder["link"], "below/real");

        AtomicFile.WriteAllText(_folder["link"], "new");

        Assert.Equal("new", File.ReadAllText(_folder["below/real"]));
    }

    [UnixTheory]
    [InlineData("longer than before")]
    [InlineData("short")]
    public void WriteAllText_HardLinks_StayJoined(string text)
    {
        _folder.Write("one", "the old text");
        Assert.Equal(0, Link(_folder["one"], _folder["two"]));

        AtomicFile.WriteAllText(_folder["two"], text);

        Assert.Equal((text, text), (File.ReadAllText(_folder["one"]), File.ReadAllText(_folder["two"])));
        Assert.Equal(2, Files().Length);
    }

    [UnixTheory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void WriteAllText_ExistingFile_KeepsItsMode(UnixFileMode mode)
    {
        var path = _folder.Write("file", "old");
        SetMode(path, mode);

        AtomicFile.WriteAllText(path, "new");

        Assert.Equal(("new", mode), (File.ReadAllText(path), Mode(path)));
    }

    [Fact]
    public void WriteAllText_NameOf255Bytes_IsWritten()
    {
        var path = _folder[new string('n', 255)];

        AtomicFile.WriteAllText(path, "new");

        Assert.Equal([path], Files());
    }

    [UnixTheory("/dev/full")]
    [InlineData("/dev/full")]
    public void WriteAllText_NoRoom_NamesFileAndReason(string full)
    {
        File.CreateSymbolicLink(_folder["copy"], full);

        var error = Assert.Throws<IOException>(() => AtomicFile.WriteAllText(_folder["copy"], "new"));

        Assert.Equal($"'{_folder["copy"]}' cannot be written: No space left on device.", error.Message);
    }

    [Fact]
    public void WriteAllText_FolderThatIsAFile_NamesFileAndLeavesNothing()
    {
        _folder.Write("file", "old");

        var error = Assert.Throws<IOException>(() => AtomicFile.WriteAllText(_folder["file/inside"], "new"));

        Assert.StartsWith($"'{_folder["file/inside"]}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Assert.Single(Files())));
    }

    [Fact]
    public void Update_SameContent_IsNotWrittenAgain()
    {
        var path = _folder.Write("file", "same");
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, before);

        AtomicFile.Update(path, "same"u8.ToArray());
        var kept = File.GetLastWriteTimeUtc(path);
        AtomicFile.Update(path, "else"u8.ToArray());

        Assert.Equal((before, "else"), (kept, File.ReadAllText(path)));
    }

    private string[] Files() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
