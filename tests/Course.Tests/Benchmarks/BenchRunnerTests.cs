using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class BenchRunnerTests
{
    [Fact]
    public void Plan_TwoRunsWithPeers_LetsTheSubjectsMeet()
    {
        var jobs = BenchJob.Plan(new BenchRequest { Only = ["operator", "dense-vae", "resident-set"], Peer = true, Runs = 2 });

        Assert.Equal(
            [
                "run 1, dense-vae: ours, lesson, careful, tuned", "run 1, operator: ours, careful", "run 1, resident-set: ours",
                "run 2, dense-vae: ours, lesson, careful, tuned", "run 2, operator: ours, careful",
            ],
            jobs.Select(job => job.ToString()));
    }

    [Fact]
    public void Plan_WithoutPeers_MeasuresOursAlone() =>
        Assert.All(BenchJob.Plan(new BenchRequest()), job => Assert.Equal([Subject.Ours], job.Subjects));

    [Fact]
    public async Task Run_Contestants_TakeTurnsSliceBySlice()
    {
        var log = new List<string>();
        var runner = new BenchRunner((_, subject, _) => Start(quantity => log.Add($"{subject} {quantity}")));

        await runner.RunAsync(new BenchRequest { Only = ["operator"], Peer = true, Settings = BenchSettings.Quick }, new Sink(_ => { }), CancellationToken.None);

        Assert.Equal(["ours time", "careful time", "ours time", "careful time", "ours summary", "careful summary", "ours ends", "careful ends"], log);
    }

    [Fact]
    public async Task Run_Slices_GiveTheirMedian()
    {
        var next = 0;
        var runner = new BenchRunner((_, _, _) => Start(_ => { }, () => new() { ["training"] = new[] { 8.0, 1, 9, 7, 2, 0, 0, 0, 0, 0, 0 }[next++] }));

        var measured = await runner.RunAsync(new BenchRequest { Only = ["blas-peak"] }, new Sink(_ => { }), CancellationToken.None);

        Assert.Equal(4.5, Assert.Single(measured).Values["training"]); // of 0, 1, 2, 7, 8, 9: five rounds and the summary
    }

    [Fact]
    public async Task Run_LongMeasurement_TakesOneSlice()
    {
        var log = new List<string>();
        var runner = new BenchRunner((_, subject, _) => Start(log.Add));

        await runner.RunAsync(new BenchRequest { Only = ["growth"] }, new Sink(_ => { }), CancellationToken.None);

        Assert.Equal(["images", "epochs", "summary", "ends"], log);
    }

    [Fact]
    public async Task Run_EveryJob_IsReportedWithTheTimeLeft()
    {
        var steps = new List<BenchStep>();
        var runner = new BenchRunner((_, subject, _) => Start(_ => { }));

        var measured = await runner.RunAsync(new BenchRequest { Only = ["aae"], Runs = 3 }, new Sink(steps.Add), CancellationToken.None);

        Assert.Equal(3, measured.Count);
        Assert.Equal("[1/3] run 1, aae: ours; about 36.0 s left", steps[0].ToString()); // three times 3 s to load, 1.5 s to warm up, five slices of 1 + 0.5 s
        Assert.True(steps[1].Left < TimeSpan.FromSeconds(1)); // once it is known that nothing takes no time
    }

    [Fact]
    public async Task Run_Cancelled_EndsAllAndStartsNoFurther()
    {
        using var interrupt = new CancellationTokenSource();
        var log = new List<string>();
        var runner = new BenchRunner((_, subject, _) =>
        {
            interrupt.Cancel();
            return Start(quantity => log.Add($"{subject} {quantity}"));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(new BenchRequest { Only = ["aae"], Peer = true, Runs = 3 }, new Sink(_ => { }), interrupt.Token));

        Assert.Equal(["ours ends", "lesson ends", "careful ends", "tuned ends"], log);
    }

    [Fact]
    public async Task Run_ContestantThatFailsToStart_EndsThoseBeforeIt()
    {
        var log = new List<string>();
        var runner = new BenchRunner((_, subject, _) => subject == Subject.Careful
            ? throw new MeasurementException("no torch")
            : Start(quantity => log.Add($"{subject} {quantity}")));

        await Assert.ThrowsAsync<MeasurementException>(() => runner.RunAsync(new BenchRequest { Only = ["operator"], Peer = true }, new Sink(_ => { }), CancellationToken.None));

        Assert.Equal(["ours ends"], log);
    }

    [Theory]
    [InlineData("  [ 1/27]     0.9 s  using", true)]
    [InlineData("  [1/9]     0.9 s  using", true)]
    [InlineData("  [11/27]     0.9 s  using", false)]
    [InlineData("01-autoencoder", false)]
    public void FirstCell_Line_IsTheFirstOutput(string line, bool expected) => Assert.Equal(expected, FirstOutputTimer.FirstCell().IsMatch(line));

    private static Task<IContestant> Start(Action<string> log, Func<Dictionary<string, double>>? measure = null) =>
        Task.FromResult<IContestant>(new Contestant(log, measure ?? (() => [])));

    private sealed class Contestant(Action<string> log, Func<Dictionary<string, double>> measure) : IContestant
    {
        public Task<IReadOnlyDictionary<string, double>> MeasureAsync(string quantity, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log(quantity);
            return Task.FromResult<IReadOnlyDictionary<string, double>>(measure());
        }

        public ValueTask DisposeAsync()
        {
            log("ends");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Sink(Action<BenchStep> handle) : IProgress<BenchStep>
    {
        public void Report(BenchStep value) => handle(value);
    }
}
