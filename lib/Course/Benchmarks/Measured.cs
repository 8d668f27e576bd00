namespace Course.Benchmarks;

/// <summary>What one run found of one subject.</summary>
/// <param name="Measurement">What was measured.</param>
/// <param name="Subject">Whom.</param>
/// <param name="Values">The figures by name; of a figure that was measured in several slices, the median.</param>
internal sealed record Measured(Measurement Measurement, string Subject, IReadOnlyDictionary<string, double> Values);
