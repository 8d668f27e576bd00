using Course.Running;

namespace Course.Benchmarks;

/// <summary>How far a benchmark is.</summary>
/// <param name="Number">The process that starts, from 1.</param>
/// <param name="Count">How many there will be.</param>
/// <param name="Job">What it measures.</param>
/// <param name="Left">The time until the end.</param>
internal sealed record BenchStep(int Number, int Count, BenchJob Job, TimeSpan Left)
{
    public override string ToString() => $"[{Number.ToString().PadLeft(Count.ToString().Length)}/{Count}] {Job}; about {RunReport.Duration(Left)} left";
}
