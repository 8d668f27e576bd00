namespace Course.Benchmarks;

/// <summary>The figures of a benchmark.</summary>
/// <param name="Conditions">Where and how it was measured, by name.</param>
/// <param name="Figures">The figures by name, such as conv-autoencoder.training.ours.</param>
internal sealed record BenchResult(IReadOnlyDictionary<string, string> Conditions, IReadOnlyDictionary<string, Sample> Figures)
{
    /// <summary>The ratios whose two figures were measured.</summary>
    public IEnumerable<(RatioLine Line, double Value)> Ratios =>
        from line in BenchCatalogue.Ratios
        where Figures.ContainsKey(line.Numerator) && Figures.ContainsKey(line.Denominator)
        select (line, Figures[line.Numerator].Median / Figures[line.Denominator].Median);

    /// <summary>What was held to a target, and whether it reaches it.</summary>
    public IEnumerable<(string Name, bool Reached)> Verdicts =>
        Ratios.Where(ratio => ratio.Line.Target is not null).Select(ratio => (ratio.Line.Name, ratio.Line.Target!.IsReached(ratio.Value)))
            .Concat(from target in BenchCatalogue.Targets where Figures.ContainsKey(target.Key) select (target.Key, target.Value.IsReached(Figures[target.Key].Median)));

    /// <summary>Puts together what the processes measured.</summary>
    public static BenchResult Of(IReadOnlyDictionary<string, string> conditions, IEnumerable<Measured> measured)
    {
        var values = from one in measured
                     from unit in one.Measurement.Units
                     where one.Values.ContainsKey(unit.Key)
                     group one.Values[unit.Key] by (Name: Measurement.FigureName(one.Measurement.Name, unit.Key, one.Subject), Unit: unit.Value);
        return new BenchResult(conditions, WithFlops(values.ToDictionary(group => group.Key.Name, group => new Sample(group.Key.Unit, [.. group]))));
    }

    private static Dictionary<string, Sample> WithFlops(Dictionary<string, Sample> figures)
    {
        foreach (var workload in BenchCatalogue.Workloads)
        {
            if (!figures.TryGetValue(Measurement.FigureName(workload, BenchCatalogue.Work, Subject.Ours), out var work)) continue;
            foreach (var subject in Subject.Peers.Prepend(Subject.Ours))
            {
                if (figures.TryGetValue(Measurement.FigureName(workload, BenchCatalogue.Training, subject), out var training))
                    figures[Measurement.FigureName(workload, BenchCatalogue.Flops, subject)] = training.Times(work.Median / 1000, "GFLOP/s");
            }
        }

        return figures;
    }
}
