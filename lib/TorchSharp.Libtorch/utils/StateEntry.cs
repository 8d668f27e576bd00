using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// One tensor in a state file: its type, the number of its axes and their sizes as LEB128 numbers, and then its elements in row-major order.
/// </summary>
internal static class StateEntry
{
    /// <summary>Writes a tensor.</summary>
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        var shape = tensor.shape;
        writer.Write7BitEncodedInt((int)tensor.dtype);
        writer.Write7BitEncodedInt(shape.Length);
        foreach (var size in shape)
        {
            writer.Write7BitEncodedInt64(size);
        }

        using var scope = NewDisposeScope();
        using var without = no_grad();
        writer.Write(tensor.cpu().contiguous().bytes);
    }

    /// <summary>Reads the next tensor.</summary>
    /// <exception cref="EndOfStreamException">The file ends within the tensor.</exception>
    public static Tensor Read(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var shape = new long[reader.Read7BitEncodedInt()];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = reader.Read7BitEncodedInt64();
        }

        var read = empty(shape, type);
        reader.BaseStream.ReadExactly(read.bytes);
        return read;
    }

    /// <summary>Copies the next tensor of <paramref name="reader"/> into <paramref name="target"/>; null passes over it.</summary>
    /// <exception cref="ArgumentException">The file's tensor has another type or shape.</exception>
    /// <exception cref="EndOfStreamException">The file ends within the tensor.</exception>
    public static void ReadInto(BinaryReader reader, string key, Tensor? target)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var read = Read(reader);
        if (target is null)
        {
            return;
        }

        if (read.dtype != target.dtype)
        {
            throw new ArgumentException($"'{key}' is {read.dtype} in the file, but {target.dtype} in the module.");
        }

        if (!read.shape.SequenceEqual(target.shape))
        {
            throw new ArgumentException(
                $"'{key}' has the shape [{string.Join(", ", read.shape)}] in the file, but [{string.Join(", ", target.shape)}] in the module.");
        }

        target.copy_(read);
    }
}
