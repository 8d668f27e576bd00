namespace Autoencoders.Plotting;

/// <summary>A place on a <see cref="Canvas"/> or on a glyph's grid.</summary>
internal readonly record struct Point(double X, double Y);
