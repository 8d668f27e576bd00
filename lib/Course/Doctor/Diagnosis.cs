namespace Course.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Topic">What it is.</param>
/// <param name="Text">How it was found.</param>
/// <param name="Remedy">What to do when it is wrong; null when it is fine.</param>
internal sealed record Diagnosis(string Topic, string Text, string? Remedy = null);
