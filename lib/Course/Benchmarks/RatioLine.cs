namespace Course.Benchmarks;

/// <summary>A ratio of the medians of two figures.</summary>
/// <param name="Name">Its name, such as conv-autoencoder.training.ours/lesson.</param>
/// <param name="Numerator">The figure above the line.</param>
/// <param name="Denominator">The figure below the line.</param>
/// <param name="Target">What it has to reach; null for a ratio that only informs.</param>
internal sealed record RatioLine(string Name, string Numerator, string Denominator, Target? Target);
