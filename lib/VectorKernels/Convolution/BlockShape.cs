namespace VectorKernels.Convolution;

/// <summary>
/// One block of a chain: [nearest x2] + 3x3 convolution + [ReLU or sigmoid] + [maximum over 2x2]. Images of a group lie in memory as planes
/// of a channel, rows, pixels, and last the images, one in each lane of a vector.
/// </summary>
/// <param name="Inputs">Channels that come in.</param>
/// <param name="Outputs">Channels that go out.</param>
/// <param name="Height">Rows that come in.</param>
/// <param name="Width">Pixels of a row that come in.</param>
/// <param name="Enlarged">Whether each pixel is written twice in both directions before the convolution.</param>
/// <param name="Stride">1 or 2; 1 after an enlargement.</param>
/// <param name="Padding">0 or 1.</param>
/// <param name="Activation">What follows the convolution.</param>
/// <param name="Pooled">Whether the maximum over 2x2 follows; not together with a sigmoid, an enlargement or a stride.</param>
/// <param name="CeilMode">Whether a last odd row and column has a maximum of its own.</param>
internal sealed record BlockShape(int Inputs, int Outputs, int Height, int Width, bool Enlarged, int Stride, int Padding,
    Activation Activation, bool Pooled, bool CeilMode)
{
    /// <summary>Rows that the convolution makes.</summary>
    public int ConvHeight => Size(Height);

    /// <summary>Pixels of a row that the convolution makes.</summary>
    public int ConvWidth => Size(Width);

    /// <summary>Rows that go out.</summary>
    public int OutHeight => Pooled ? Halved(ConvHeight) : ConvHeight;

    /// <summary>Pixels of a row that go out.</summary>
    public int OutWidth => Pooled ? Halved(ConvWidth) : ConvWidth;

    /// <summary>Whether the kernels can compute it: they work on four pixels of a row at once.</summary>
    public bool IsCovered
    {
        get
        {
            var narrowest = Math.Min(Enlarged ? ConvWidth / 2 : ConvWidth, Stride == 2 ? Width / 2 : Width);
            return narrowest >= 4 && Math.Min(ConvHeight, Height) >= 2
                && !(Pooled && (Enlarged || Stride != 1 || Activation == Activation.Sigmoid)) && !(Enlarged && Stride != 1)
                && Height % Stride == 0 && Width % Stride == 0 && !(Stride == 2 && Padding == 0);
        }
    }

    private int Size(int before) => (((Enlarged ? 2 * before : before) + (2 * Padding) - 3) / Stride) + 1;

    private int Halved(int before) => CeilMode ? (before + 1) / 2 : before / 2;
}
