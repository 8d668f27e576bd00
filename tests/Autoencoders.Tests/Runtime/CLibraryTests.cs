using Autoencoders.Runtime;

namespace Autoencoders.Tests.Runtime;

public class CLibraryTests
{
    [Fact]
    public void KeepMemory_OnLinuxWithGlibc_IsTakenAndElsewhereLeftAlone() => Assert.Equal(
        OperatingSystem.IsLinux() && File.ReadAllText("/proc/self/maps").Contains("libc.so.6"),
        CLibrary.KeepMemory(OperatingSystem.IsLinux()));

    [Theory]
    [InlineData(false, "libc.so.6")] // macOS, Windows
    [InlineData(true, "libc.musl-x86_64.so.1")] // Alpine
    public void KeepMemory_WithoutGlibc_DoesNothing(bool isLinux, string library) => Assert.False(CLibrary.KeepMemory(isLinux, library));
}
