using System.Diagnostics;
using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Run_MissingProgram_IsNamed()
    {
        var error = await Assert.ThrowsAsync<MeasurementException>(() => ChildProcess.RunAsync("PyTorch", new ProcessStartInfo("/nowhere/python3"), CancellationToken.None));

        Assert.Contains("/nowhere/python3", error.Message);
    }

    [Theory]
    [InlineData("out of memory\n", "out of memory")]
    [InlineData("   at Course.Program.Main()\nThere is no file.\n", "There is no file.")]
    [InlineData("Traceback (most recent call last):\n  File x\nKeyError: 1\n", "KeyError: 1")]
    [InlineData("", null)]
    public void Complaint_OfAnErrorOutput_IsItsTellingLine(string errors, string? expected) => Assert.Equal(expected, ChildProcess.Complaint(errors));

    [Fact]
    public async Task Run_Cancelled_EndsTheProcess()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChildProcess.RunAsync("sleep", new ProcessStartInfo("/bin/sleep", ["60"]), interrupt.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }
}
