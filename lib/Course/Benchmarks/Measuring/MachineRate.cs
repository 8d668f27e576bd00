using System.Diagnostics;
using TorchSharp;

namespace Course.Benchmarks.Measuring;

/// <summary>Measures what engine and machine can do at their smallest and their largest.</summary>
internal static class MachineRate
{
    private const int Side = 2048;
    private const int Calls = 20_000;

    /// <summary>The fastest product of two float matrices [2048,2048] on all processors, in GFLOP/s.</summary>
    public static double Peak(TimeSpan time)
    {
        torch.set_num_threads(Environment.ProcessorCount);
        using var scope = torch.NewDisposeScope();
        var (a, b) = (torch.randn(Side, Side), torch.randn(Side, Side));
        torch.mm(a, b).Dispose();
        var (best, watch) = (TimeSpan.MaxValue, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            var start = Stopwatch.GetTimestamp();
            torch.mm(a, b).Dispose();
            var taken = Stopwatch.GetElapsedTime(start);
            if (taken < best) best = taken;
        }

        return 2.0 * Side * Side * Side / best.TotalSeconds / 1e9;
    }

    /// <summary>The time of a + b on one element, the result disposed: the median over loops of calls, in microseconds.</summary>
    public static double Operator(TimeSpan time)
    {
        using var a = torch.ones(1);
        using var b = torch.ones(1);
        var (times, watch) = (new List<double>(), Stopwatch.StartNew());
        do times.Add(Loop(a, b));
        while (watch.Elapsed < time);
        return new Sample("µs", times).Median;
    }

    private static double Loop(torch.Tensor a, torch.Tensor b)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++) (a + b).Dispose();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;
    }
}
