using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autoencoders.Runtime;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Runtime;

public class TorchErrorsTests
{
    [Fact]
    public void Shapes_ThatDoNotFit_AreNamedWithoutLibtorchsStack()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(CLibrary).Module.ModuleHandle);

        var error = Assert.Throws<ExternalException>(() => ones(2, 3).add(ones(4, 5)));

        Assert.Equal("The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1", error.Message);
    }
}
