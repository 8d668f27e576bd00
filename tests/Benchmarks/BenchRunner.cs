using Course;
using static Benchmarks.BenchNames;

namespace Benchmarks;

/// <summary>
/// Measures one thing after the other; all contestants of a thing take turns, so that a slow moment of the machine meets each of them.
/// </summary>
/// <param name="context">The course.</param>
/// <param name="peer">Whether PyTorch is measured too.</param>
/// <param name="runs">How often it is each contestant's turn.</param>
/// <param name="seconds">How long a turn of a training takes.</param>
internal sealed class BenchRunner(CourseContext context, bool peer, int runs, double seconds)
{
    public async Task<BenchResult> RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var result = new BenchResult();
        for (var i = 0; i < names.Count; i++)
        {
            context.Say($"[{i + 1}/{names.Count}] {names[i]} ...");
            await MeasureAsync(result, names[i], cancellationToken);
        }

        return result;
    }

    private async Task MeasureAsync(BenchResult result, string name, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case FirstOutput:
                for (var run = -1; run < runs; run++)
                {
                    var taken = await FirstOutputTimer.MeasureAsync(context, cancellationToken);
                    if (run >= 0) result.Add(FirstOutput, Ours, taken); // the first time the files may not be in memory yet
                }

                break;
            case Growth:
                await TurnsAsync(result, GrowthByImages, "value", 1, [Ours], cancellationToken);
                await TurnsAsync(result, GrowthByEpochs, "value", 1, [Ours], cancellationToken);
                break;
            case ResidentSet:
                await TurnsAsync(result, ResidentSet, "value", 1, [Ours], cancellationToken);
                break;
            case Evaluation:
                await TurnsAsync(result, Evaluation, "throughput", runs, peer ? [Ours, "lesson"] : [Ours], cancellationToken);
                break;
            default:
                string[] who = peer && PeerTrainings.Contains(name) ? [Ours, Stock, .. Peers] : [Ours, Stock];
                await TurnsAsync(result, name, "training", runs, who, cancellationToken);
                break;
        }
    }

    private async Task TurnsAsync(
        BenchResult result, string name, string quantity, int turns, string[] who, CancellationToken cancellationToken)
    {
        var contestants = new List<Contestant>();
        try
        {
            foreach (var each in who) contestants.Add(await Contestant.StartAsync(context, each, name, seconds, cancellationToken));
            for (var turn = 0; turn < turns; turn++)
            {
                foreach (var (each, contestant) in who.Zip(contestants))
                {
                    result.Add(name, each, await contestant.MeasureAsync(quantity, cancellationToken));
                }
            }
        }
        finally
        {
            foreach (var contestant in contestants) await contestant.DisposeAsync();
        }
    }
}
