using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Makes the parameters of layers and fills them as PyTorch does.</summary>
internal static class Weights
{
    public static Parameter Empty(long[] shape, Device device, ScalarType dtype) =>
        new(Aten.Call("empty", "memory_format", shape, dtype, Arg.None, device));

    public static Parameter Full(long[] shape, double value, Device device, ScalarType dtype) =>
        new(Values(shape, value, device, dtype));

    public static Tensor Values(long[] shape, double value, Device device, ScalarType dtype) =>
        Aten.Call("full", "", shape, value, dtype, Arg.None, device);

    /// <summary>Weights and then bias, uniform in +-1 / sqrt(fan in).</summary>
    public static void Reset(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        if (bias is not null && fanIn > 0)
        {
            var bound = 1 / Math.Sqrt(fanIn);
            nn.init.uniform_(bias, -bound, bound);
        }
    }
}
