using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The bytes of one tensor in a file, after TorchSharp's layout: LEB128 element type, LEB128 rank, LEB128 sizes, raw little-endian
/// row-major data.
/// </summary>
internal static class TensorFormat
{
    private const int ChunkBytes = 1 << 20;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        RequireContiguous(tensor);
        WriteNumber(writer, (long)tensor.dtype);
        long[] shape = tensor.shape;
        WriteNumber(writer, shape.Length);
        foreach (long size in shape) WriteNumber(writer, size);
        ReadOnlySpan<byte> bytes = tensor.bytes;
        for (int start = 0; start < bytes.Length; start += ChunkBytes)
            writer.Write(bytes[start..Math.Min(start + ChunkBytes, bytes.Length)]);
        writer.Flush();
    }

    internal static Tensor Read(BinaryReader reader)
    {
        (ScalarType type, long[] shape) = ReadHead(reader);
        Tensor tensor = empty(shape, type, CPU);
        ReadData(reader, tensor.bytes);
        return tensor;
    }

    /// <summary>Reads into a tensor that must have the type and the shape of the stored one.</summary>
    internal static void ReadInto(BinaryReader reader, Tensor? target)
    {
        (ScalarType type, long[] shape) = ReadHead(reader);
        if (target is null)
        {
            ReadData(reader, new byte[shape.TotalSize() * ElementTypes.Size(type)]);
            return;
        }
        RequireContiguous(target);
        if (target.dtype != type)
            throw new ArgumentException($"The stored tensor holds {type}, the one to fill holds {target.dtype}.");
        if (!target.shape.SequenceEqual(shape))
            throw new ArgumentException($"The stored tensor has shape [{string.Join(", ", shape)}], the one to fill [{string.Join(", ", target.shape)}].");
        using IDisposable off = no_grad();
        using Tensor stored = empty(shape, type, CPU);
        ReadData(reader, stored.bytes);
        target.copy_(stored);
    }

    internal static void WriteNumber(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    internal static long ReadNumber(BinaryReader reader) => reader.Read7BitEncodedInt64();

    // As TorchSharp, which moves the bytes as they lie.
    private static void RequireContiguous(Tensor tensor)
    {
        if (!tensor.is_contiguous())
            throw new InvalidOperationException($"A tensor [{string.Join(", ", tensor.shape)}] that is not contiguous in memory cannot be saved, or loaded into: take contiguous().");
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        var type = (ScalarType)ReadNumber(reader);
        if (!Enum.IsDefined(type)) throw new InvalidDataException($"{(int)type} is not the number of an element type: this is no tensor file.");
        long rank = ReadNumber(reader);
        if (rank is < 0 or > 64) throw new InvalidDataException($"A tensor of {rank} dimensions cannot be: this is no tensor file.");
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) shape[i] = ReadNumber(reader);
        return (type, shape);
    }

    private static void ReadData(BinaryReader reader, Span<byte> target)
    {
        int read = 0;
        while (read < target.Length)
        {
            int count = reader.Read(target[read..]);
            if (count == 0)
                throw new EndOfStreamException($"The file ends after {read} of a tensor's {target.Length} bytes.");
            read += count;
        }
    }
}

public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        TensorFormat.Write(writer, tensor);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using FileStream stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Fills the tensor from a file; with <paramref name="skip"/> only moves past the stored one.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false) => TensorFormat.ReadInto(reader, skip ? null : tensor);
}

public static partial class torch
{
    public partial class Tensor
    {
        public void save(string location) => this.Save(location);
        public static Tensor load(string location) => Load(location);
        public static Tensor Load(BinaryReader reader) => TensorFormat.Read(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return TensorFormat.Read(reader);
        }

        public static Tensor Load(string location)
        {
            using FileStream stream = File.OpenRead(location);
            return Load(stream);
        }
    }

    public static void save(Tensor t, string location) => t.save(location);
    public static Tensor load(string location) => Tensor.load(location);
}
