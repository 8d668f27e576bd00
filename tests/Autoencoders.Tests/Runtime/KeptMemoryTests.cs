using Autoencoders.Runtime;

namespace Autoencoders.Tests.Runtime;

public class KeptMemoryTests
{
    [Fact]
    public void Use_OnLinuxWithGlibc_IsTakenAndElsewhereLeftAlone() =>
        Assert.Equal(OperatingSystem.IsLinux() && File.ReadAllText("/proc/self/maps").Contains("libc.so.6"), KeptMemory.Use());

    [Theory]
    [InlineData(false, "libc.so.6")] // macOS, Windows
    [InlineData(true, "libc.musl-x86_64.so.1")] // Alpine
    public void TrySet_WithoutGlibc_DoesNothing(bool isLinux, string library) => Assert.False(KeptMemory.TrySet(isLinux, library));
}
