namespace VectorKernels.Convolution;

/// <summary>
/// How the pixels of one channel lie in memory: rows of vectors, with a border of zeros around them, so that no place outside needs a
/// question.
/// </summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Border">Zeros on each side.</param>
/// <param name="Lanes">Floats of a pixel: one for each image.</param>
internal readonly record struct Plane(int Height, int Width, int Border, int Lanes)
{
    /// <summary>Floats from a row to the next.</summary>
    public int Row => (Width + (2 * Border)) * Lanes;

    /// <summary>Floats from a channel to the next.</summary>
    public int Size => (Height + (2 * Border)) * Row;

    /// <summary>The place of the first pixel.</summary>
    public int Origin => (Border * Row) + (Border * Lanes);
}
