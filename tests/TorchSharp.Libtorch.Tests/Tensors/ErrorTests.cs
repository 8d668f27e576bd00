using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Tensors;

/// <summary>What goes wrong is a .NET exception that says what was wrong; the process lives on.</summary>
public class ErrorTests
{
    [Fact]
    public void Matmul_OfWrongShapes_SaysBothShapes()
    {
        using DisposeScope scope = NewDisposeScope();

        ExternalException error = Assert.Throws<ExternalException>(() => ones(2, 3).mul(ones(4, 5)));

        Assert.Contains("size of tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensor_AfterDispose_IsRefused()
    {
        Tensor tensor = ones(2);
        tensor.Dispose();

        Assert.Throws<InvalidOperationException>(() => tensor + 1);
    }

    [Fact]
    public void Tensor_DisposedTwice_IsFine()
    {
        Tensor tensor = ones(2);
        tensor.Dispose();
        tensor.Dispose();

        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void Item_OfSeveralElements_IsRefused()
    {
        using Tensor tensor = ones(2);

        Assert.ThrowsAny<Exception>(() => tensor.item<float>());
    }

    [Fact]
    public void Item_OfAnotherType_IsRefused()
    {
        using Tensor tensor = tensor_of_one_long();

        Assert.ThrowsAny<ArgumentException>(() => tensor.item<float>());

        static Tensor tensor_of_one_long() => torch.tensor(5L);
    }

    [Fact]
    public void Backward_OfSeveralNumbers_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(3).requires_grad_();

        Assert.ThrowsAny<Exception>(() => (x * 2).backward());
    }

    [Fact]
    public void Reshape_ToAnotherCount_IsRefused()
    {
        using Tensor tensor = ones(6);

        Assert.Throws<ExternalException>(() => tensor.reshape(4, 2));
    }
}
