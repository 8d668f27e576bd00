using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Golden;

/// <summary>The engine that the tests were built with.</summary>
internal static class EngineUnderTest
{
    /// <summary>Whether it is the TorchSharp package, whose inside has nothing of the system engine's.</summary>
    public static bool IsPackage { get; } = typeof(torch).Assembly.GetType("TorchSharp.Interop.Aten") is null;

    /// <summary>The names, without those of which the package's sources say that it gives other values than PyTorch.</summary>
    public static TheoryData<string> Held(IEnumerable<string> names, params string[] otherInThePackage) => [.. IsPackage ? names.Except(otherInThePackage) : names];
}
