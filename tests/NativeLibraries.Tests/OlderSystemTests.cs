namespace NativeLibraries.Tests;

public sealed class OlderSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-libraries-").FullName;

    private string Source => Path.Combine(_folder, "libmade.so");

    private string Target => Path.Combine(_folder, "out", "libmade.so");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Copy_VersionMissingAndUnused_ChangesOneFlagOfTheCopyAndNothingElse()
    {
        var original = Make(isUsed: false);

        var told = Copy("NEW_1.0");

        var expected = original.ToArray();
        expected[MadeElf.FlagsOffset] = 2;
        Assert.Equal(expected, File.ReadAllBytes(Target));
        Assert.Equal(original, File.ReadAllBytes(Source));
        Assert.Equal(
            "libmade.so was copied with NEW_9.9 (libnew.so.1) marked as not required: this system lacks it, " +
            "and no code of the library calls anything of it.", told);
    }

    [Fact]
    public void Copy_VersionThere_CopiesTheFileAsItIs()
    {
        var original = Make(isUsed: true);

        var told = Copy("NEW_1.0", MadeElf.Version);

        Assert.Equal(original, File.ReadAllBytes(Target));
        Assert.Contains("used as it came", told);
    }

    [Fact]
    public void Copy_LibraryNotOnThisSystem_IsLeftToTheLoader()
    {
        var original = Make(isUsed: false);

        OlderSystem.Copy(Source, Target, _ => null);

        Assert.Equal(original, File.ReadAllBytes(Target));
    }

    [Fact]
    public void Copy_VersionMissingAndUsed_IsRefusedByTheSymbolsName()
    {
        Make(isUsed: true);

        var error = Assert.Throws<InvalidDataException>(() => Copy("NEW_1.0"));

        Assert.Equal(
            "'libmade.so' uses from_the_future of NEW_9.9, which this system's libnew.so.1 lacks: a newer Linux is needed.", error.Message);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Copy_NoElfFile_IsRefused()
    {
        File.WriteAllText(Source, new string('x', 200));

        Assert.Equal("'libmade.so' is not an ELF file.", Assert.Throws<InvalidDataException>(() => Copy()).Message);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0x70)]
    [InlineData(0x120)]
    [InlineData(0x210)]
    [InlineData(0x3d4)]
    public void Copy_CutOff_IsRefusedAndWritesNothing(int length)
    {
        File.WriteAllBytes(Source, Make(isUsed: true)[..length]);

        Assert.Contains("'libmade.so' is", Assert.Throws<InvalidDataException>(() => Copy()).Message);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Target)));
    }

    [Fact]
    public void Copy_TargetIsNoFileThatCanBeWritten_SaysSoAndLeavesNothingBehind()
    {
        Make(isUsed: false);
        Directory.CreateDirectory(Target); // even root cannot put a file in the place of a folder

        Assert.ThrowsAny<SystemException>(() => Copy());

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    private byte[] Make(bool isUsed)
    {
        var bytes = MadeElf.Create(isUsed);
        File.WriteAllBytes(Source, bytes);
        return bytes;
    }

    private string Copy(params string[] versions) =>
        OlderSystem.Copy(Source, Target, name => name == MadeElf.Library ? versions.ToHashSet() : null);
}
