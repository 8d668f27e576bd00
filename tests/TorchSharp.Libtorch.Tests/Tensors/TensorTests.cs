using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void Save_WritesTheDocumentedBytes()
    {
        using DisposeScope scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Tensor x = arange(1, 7, 1, ScalarType.Float32).reshape(2, 3);

        x.Save(stream);

        byte[] head = [6, 2, 2, 3];
        byte[] data = [.. new float[] { 1, 2, 3, 4, 5, 6 }.SelectMany(BitConverter.GetBytes)];
        Assert.Equal([.. head, .. data], stream.ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void SaveAndLoad_GiveTheSameTensor(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Tensor x = arange(6).reshape(3, 2).to(type);

        x.t().contiguous().Save(stream);
        Tensor back = Tensor.Load(new MemoryStream(stream.ToArray()));

        Assert.Equal([2, 3], back.shape);
        Assert.Equal(type, back.dtype);
        Assert.True(back.Equals(x.t()));
    }

    [Fact]
    public void Save_NotContiguous_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Throws<InvalidOperationException>(() => rand(3, 2).t().Save(new MemoryStream()));
    }

    [Fact]
    public void Data_OfATransposedTensor_IsRowMajor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t();

        Assert.Equal([1, 4, 2, 5, 3, 6], x.data<float>().ToArray());
        Assert.Equal(5, x.data<float>()[1, 1]);
    }

    [Fact]
    public void Tensor_OfArrays_KeepsTypeAndShape()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true, false }).dtype);
        Assert.Equal([2, 2], tensor(new[] { 1f, 2f, 3f, 4f }, [2L, 2L]).shape);
        Assert.Equal([1, 2, 2], tensor(new double[,,] { { { 1, 2 }, { 3, 4 } } }).shape);
    }

    [Fact]
    public void Backward_SumsUpGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2f }).requires_grad_();

        (x * x).sum().backward();
        (x * 3).sum().backward();

        Assert.Equal([5, 7], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void NoGrad_RecordsNothing_AndEndsWithItsBlock()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2).requires_grad_();

        using (no_grad()) Assert.False((x * 2).requires_grad);

        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void AutogradGrad_LeavesGradAlone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 3f }).requires_grad_();

        Tensor gradient = autograd.grad([x * x], [x])[0];

        Assert.Equal(6, gradient.item<float>());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Generator_OfASeed_RepeatsItself()
    {
        using DisposeScope scope = NewDisposeScope();
        using var first = new Generator(5);
        using var second = new Generator(5);

        Assert.True(rand(4, generator: first).Equals(rand(4, generator: second)));
        Assert.False(rand(4, generator: first).Equals(rand(4, generator: new Generator(6))));
    }

    [Fact]
    public void ToString_Metadata_GivesShapeTypeAndDevice()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString(TensorStringStyle.Metadata));
    }

    [Fact]
    public void ToString_Numpy_ShowsTheElements()
    {
        using DisposeScope scope = NewDisposeScope();

        string text = tensor(new long[,] { { 1, 2 }, { 3, 4 } }).ToString(TensorStringStyle.Numpy, newLine: "\n");

        Assert.Equal("[[1, 2]\n [3, 4]]", text);
    }
}
