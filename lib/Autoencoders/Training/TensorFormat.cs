using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>One tensor in a binary file: element type, number of axes, their sizes, and the elements in row-major order.</summary>
internal static class TensorFormat
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        writer.Write((int)tensor.dtype);
        writer.Write(tensor.shape.Length);
        foreach (var size in tensor.shape) writer.Write(size);
        writer.Write(tensor.contiguous().bytes);
    }

    public static Tensor Read(BinaryReader reader)
    {
        var type = (ScalarType)reader.ReadInt32();
        var shape = new long[reader.ReadInt32()];
        for (var axis = 0; axis < shape.Length; axis++) shape[axis] = reader.ReadInt64();
        var tensor = empty(shape, type);
        tensor.bytes = reader.ReadBytes(tensor.bytes.Length);
        return tensor;
    }
}
