namespace Autoencoders.Data;

/// <summary>Shapes in error texts.</summary>
internal static class Shapes
{
    /// <summary>A tensor's shape as text, such as <c>[8, 1, 28, 28]</c>.</summary>
    public static string ShapeText(this Tensor tensor) => $"{tensor.ShapeText()}";
}
