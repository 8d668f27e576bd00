namespace VectorKernels.Convolution;

/// <summary>What follows the sum of a layer.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The larger of the value and zero.</summary>
    Relu,

    /// <summary>1 / (1 + exp(-value)).</summary>
    Sigmoid,
}
