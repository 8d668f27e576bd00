using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The steps that updates are made of, in place. They make no tensor objects.</summary>
internal static class InPlace
{
    /// <summary>t = t * factor</summary>
    public static void Scale(this Tensor t, double factor) => Aten.CallVoid("mul_", "Scalar", t, factor);

    /// <summary>t = t + alpha * other</summary>
    public static void AddScaled(this Tensor t, Tensor other, double alpha) => Aten.CallVoid("add_", "Tensor", t, other, alpha);

    /// <summary>t = t + value * a * b</summary>
    public static void AddProduct(this Tensor t, Tensor a, Tensor b, double value) => Aten.CallVoid("addcmul_", "", t, a, b, value);

    /// <summary>t = t + value * a / b</summary>
    public static void AddQuotient(this Tensor t, Tensor a, Tensor b, double value) => Aten.CallVoid("addcdiv_", "", t, a, b, value);

    /// <summary>t = t + number</summary>
    public static Tensor Plus(this Tensor t, double number)
    {
        Aten.CallVoid("add_", "Scalar", t, number, 1);
        return t;
    }
}
