namespace TorchSharp;

/// <summary>How convolutions and pads fill the border.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The mirrored inside, the border itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The border repeated.</summary>
    Replicate = 2,

    /// <summary>The opposite side.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}

/// <summary>Padding of a convolution by its effect.</summary>
public enum Padding
{
    /// <summary>None.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size (stride 1).</summary>
    Same = 1,
}

public static partial class torch
{
    /// <summary>How <see cref="nn.functional.interpolate"/> makes new values.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest value, its index rounded down.</summary>
        Nearest = 0,

        /// <summary>Linear, of signals [N,C,L].</summary>
        Linear = 1,

        /// <summary>Bilinear, of images [N,C,H,W].</summary>
        Bilinear = 2,

        /// <summary>Bicubic, of images [N,C,H,W].</summary>
        Bicubic = 3,

        /// <summary>Trilinear, of volumes [N,C,D,H,W].</summary>
        Trilinear = 4,

        /// <summary>The mean of the area, as adaptive average pooling.</summary>
        Area = 5,

        /// <summary>The nearest value, its index rounded.</summary>
        NearestExact = 6,
    }

    /// <summary>How <see cref="nn.Upsample"/> makes new values.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest value.</summary>
        Nearest = 0,

        /// <summary>Linear, of signals [N,C,L].</summary>
        Linear = 1,

        /// <summary>Bilinear, of images [N,C,H,W].</summary>
        Bilinear = 2,

        /// <summary>Bicubic, of images [N,C,H,W].</summary>
        Bicubic = 3,

        /// <summary>Trilinear, of volumes [N,C,D,H,W].</summary>
        Trilinear = 4,
    }

    public static partial class nn
    {
        /// <summary>What a loss does with its values per element.</summary>
        public enum Reduction : long
        {
            /// <summary>Returns them as they are.</summary>
            None = 0,

            /// <summary>Averages over all of them.</summary>
            Mean = 1,

            /// <summary>Adds all of them.</summary>
            Sum = 2,
        }
    }
}
