using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>What modules and optimizers do to a tensor itself, rather than by an operator.</summary>
internal static class TensorData
{
    /// <summary>Lets a tensor, which stays the same object, have the data of another.</summary>
    public static void ExchangeData(this Tensor tensor, Tensor source) => Native.Check(Native.course_set_data(tensor.Handle, source.Handle));

    /// <summary>Drops the gradient, or (with false) fills it with zeros.</summary>
    public static void ClearGradient(this Tensor tensor, bool setToNone)
    {
        if (setToNone)
        {
            tensor.grad = null;
            return;
        }

        using var gradient = tensor.grad;
        if (gradient is not null)
        {
            using var without = no_grad();
            gradient.zero_();
        }
    }
}
