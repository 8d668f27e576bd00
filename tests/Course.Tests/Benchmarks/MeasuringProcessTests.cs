using System.Diagnostics;
using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class MeasuringProcessTests
{
    private const string Answering = "echo '{}'; while read quantity; do echo \"{\\\"$quantity\\\": 2.5}\"; done";

    [Fact]
    public async Task Measure_Quantities_GetALineOfJsonEach()
    {
        await using var contestant = await StartAsync(Answering);

        Assert.Equal([new("training", 2.5)], await contestant.MeasureAsync("training", CancellationToken.None));
        Assert.Equal([new("inference", 2.5)], await contestant.MeasureAsync("inference", CancellationToken.None));
    }

    [Theory]
    [InlineData("echo half; exit 0", "printed no figures, but 'half'")]
    [InlineData("echo 'out of memory' >&2; exit 1", "out of memory")]
    [InlineData("printf 'Traceback (most recent call last):\n  File x\nKeyError: 1\n' >&2; exit 1", "KeyError: 1")]
    [InlineData("exit 7", "exit code 7")]
    public async Task Start_Failure_SaysWhy(string script, string part)
    {
        var error = await Assert.ThrowsAsync<MeasurementException>(() => StartAsync(script));

        Assert.StartsWith("'aae, tuned' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public async Task Measure_ProcessThatEnds_SaysWhy()
    {
        await using var contestant = await StartAsync("echo '{}'; read quantity; echo \"no $quantity\" >&2; exit 1");

        var error = await Assert.ThrowsAsync<MeasurementException>(() => contestant.MeasureAsync("inference", CancellationToken.None));

        Assert.Contains("no inference", error.Message);
    }

    [Fact]
    public async Task Measure_ProcessThatHasEnded_SaysSo()
    {
        await using var contestant = await StartAsync("echo '{}'; echo 'lost the data' >&2; exit 1");

        var error = await Assert.ThrowsAsync<MeasurementException>(() => contestant.MeasureAsync("inference", CancellationToken.None));

        Assert.Contains("lost the data", error.Message);
    }

    [Fact]
    public async Task Start_Cancelled_EndsTheProcess()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync("sleep 60; echo '{}'", interrupt.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    private static Task<IContestant> StartAsync(string script, CancellationToken cancellationToken = default) =>
        MeasuringProcess.StartAsync("aae, tuned", new ProcessStartInfo("/bin/sh", ["-c", script]), cancellationToken);
}
