using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class BenchRunnerTests
{
    private static readonly IReadOnlyDictionary<string, double> s_nothing = new Dictionary<string, double>();

    [Fact]
    public void Plan_TwoRunsWithPeers_AlternatesTheSubjects()
    {
        var jobs = BenchJob.Plan(new BenchRequest { Only = ["operator", "dense-vae", "resident-set"], Peer = true, Runs = 2 });

        Assert.Equal(
            [
                "run 1, dense-vae, ours", "run 1, dense-vae, lesson", "run 1, dense-vae, careful", "run 1, dense-vae, tuned", "run 1, operator, ours", "run 1, operator, careful",
                "run 1, resident-set, ours",
                "run 2, dense-vae, ours", "run 2, dense-vae, lesson", "run 2, dense-vae, careful", "run 2, dense-vae, tuned", "run 2, operator, ours", "run 2, operator, careful",
            ],
            jobs.Select(job => job.ToString()));
    }

    [Fact]
    public void Plan_WithoutPeers_MeasuresOursAlone() =>
        Assert.All(BenchJob.Plan(new BenchRequest()), job => Assert.Equal(Subject.Ours, job.Subject));

    [Fact]
    public async Task Run_EveryJob_IsReportedWithTheTimeLeft()
    {
        var steps = new List<BenchStep>();
        var runner = new BenchRunner((_, _) => Task.FromResult(s_nothing));

        var measured = await runner.RunAsync(new BenchRequest { Only = ["aae"], Runs = 3 }, new Sink(steps.Add), CancellationToken.None);

        Assert.Equal(3, measured.Count);
        Assert.Equal("[1/3] run 1, aae, ours; about 31.5 s left", steps[0].ToString()); // three times 3 s to load, 1 + 0.5 s to warm up, 4 + 2 s
        Assert.True(steps[1].Left < TimeSpan.FromSeconds(1)); // once it is known that nothing takes no time
    }

    [Fact]
    public async Task Run_Cancelled_StartsNoFurtherProcess()
    {
        using var interrupt = new CancellationTokenSource();
        var started = 0;
        var runner = new BenchRunner((_, _) =>
        {
            started++;
            interrupt.Cancel();
            return Task.FromResult(s_nothing);
        });

        await Assert.ThrowsAsync<OperationCanceledException>(() => runner.RunAsync(new BenchRequest { Only = ["aae"], Runs = 3 }, new Sink(_ => { }), interrupt.Token));

        Assert.Equal(1, started);
    }

    [Theory]
    [InlineData("  [ 1/27]     0.9 s  using", true)]
    [InlineData("  [1/9]     0.9 s  using", true)]
    [InlineData("  [11/27]     0.9 s  using", false)]
    [InlineData("01-autoencoder", false)]
    public void FirstCell_Line_IsTheFirstOutput(string line, bool expected) => Assert.Equal(expected, FirstOutputTimer.FirstCell().IsMatch(line));

    private sealed class Sink(Action<BenchStep> handle) : IProgress<BenchStep>
    {
        public void Report(BenchStep value) => handle(value);
    }
}
