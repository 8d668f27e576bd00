using System.Diagnostics;
using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Measure_LineOfJson_IsRead() =>
        Assert.Equal(2.5, (await MeasureAsync("echo '{\"time\": 2.5}'"))["time"]);

    [Theory]
    [InlineData("echo half; exit 0", "printed no figures, but 'half'")]
    [InlineData("echo 'out of memory' >&2; exit 1", "out of memory")]
    [InlineData("printf 'Traceback (most recent call last):\\n  File x\\nKeyError: 1\\n' >&2; exit 1", "KeyError: 1")]
    [InlineData("exit 7", "exit code 7")]
    public async Task Measure_Failure_SaysWhy(string script, string part)
    {
        var error = await Assert.ThrowsAsync<MeasurementException>(() => MeasureAsync(script));

        Assert.StartsWith("'aae, tuned' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public async Task Measure_Cancelled_EndsTheProcess()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MeasureAsync("sleep 60; echo '{}'", interrupt.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Run_MissingProgram_IsNamed()
    {
        var error = await Assert.ThrowsAsync<MeasurementException>(() => ChildProcess.RunAsync("PyTorch", new ProcessStartInfo("/nowhere/python3"), CancellationToken.None));

        Assert.Contains("/nowhere/python3", error.Message);
    }

    private static Task<IReadOnlyDictionary<string, double>> MeasureAsync(string script, CancellationToken cancellationToken = default) =>
        ChildProcess.MeasureAsync("aae, tuned", new ProcessStartInfo("/bin/sh", ["-c", script]), cancellationToken);
}
