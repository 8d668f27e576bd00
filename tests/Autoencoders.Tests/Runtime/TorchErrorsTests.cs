using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autoencoders.Runtime;

namespace Autoencoders.Tests.Runtime;

public class TorchErrorsTests
{
    [Fact]
    public void Shapes_ThatDoNotFit_AreNamedWithoutLibtorchsStack()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(Startup).Module.ModuleHandle);
        var error = Assert.Throws<ExternalException>(() => torch.ones(2, 3).matmul(torch.ones(4, 5)));

        Assert.Contains("(2x3 and 4x5)", error.Message);
        Assert.DoesNotContain("frame #", error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }
}
