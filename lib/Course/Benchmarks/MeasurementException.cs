namespace Course.Benchmarks;

/// <summary>A process that measures failed: the message says which and why.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
