using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>
/// Calls libtorch's operators by the name and overload of their schema. Arguments stand in the schema's order; missing trailing ones get
/// its defaults. A tensor among the results registers with the innermost dispose scope.
/// </summary>
internal static unsafe class Aten
{
    private const int ScratchBytes = 1024;

    internal static torch.Tensor Call(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        return count > 0 ? ToTensor(results[0]) : throw Unexpected(name, count);
    }

    /// <summary>An operator that changes its first argument and returns it: gives back the same object.</summary>
    internal static torch.Tensor InPlace(string name, string overload, torch.Tensor self, params ReadOnlySpan<Arg> rest)
    {
        if (rest.Length == 0) CallVoid(name, overload, self);
        else if (rest.Length == 1) CallVoid(name, overload, self, rest[0]);
        else CallVoid(name, overload, [self, .. rest]);
        return self;
    }

    internal static (torch.Tensor, torch.Tensor) Call2(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        return count > 1 ? (ToTensor(results[0]), ToTensor(results[1])) : throw Unexpected(name, count);
    }

    internal static (torch.Tensor, torch.Tensor, torch.Tensor) Call3(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        return count > 2 ? (ToTensor(results[0]), ToTensor(results[1]), ToTensor(results[2])) : throw Unexpected(name, count);
    }

    internal static torch.Tensor[] CallList(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        var tensors = new torch.Tensor[count];
        for (int i = 0; i < count; i++) tensors[i] = ToTensor(results[i]);
        return tensors;
    }

    internal static void CallVoid(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        for (int i = 0; i < count; i++)
            if (results[i].Tag == Tag.Tensor) Native.course_release((nint)results[i].Bits);
    }

    internal static bool CallBool(string name, string overload, params ReadOnlySpan<Arg> args) => CallNumber(name, overload, args).Bits != 0;

    internal static NativeArg CallNumber(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        return count == 1 ? results[0] : throw Unexpected(name, count);
    }

    /// <summary>An operator that returns a list of numbers.</summary>
    internal static long[] CallInts(string name, string overload, params ReadOnlySpan<Arg> args)
    {
        int count = Invoke(name, overload, args, out NativeArg* results);
        long[] numbers = count == 0 ? [] : new long[count];
        for (int i = 0; i < count; i++) numbers[i] = results[i].Bits;
        return numbers;
    }

    private static int Invoke(string name, string overload, ReadOnlySpan<Arg> args, out NativeArg* results)
    {
        NativeArg* native = stackalloc NativeArg[args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i].IsList) return InvokeWithLists(name, overload, args, out results);
            native[i] = args[i].Value;
        }
        return Invoke(name, overload, native, args.Length, out results);
    }

    private static int InvokeWithLists(string name, string overload, ReadOnlySpan<Arg> args, out NativeArg* results)
    {
        NativeArg* native = stackalloc NativeArg[args.Length];
        byte* scratch = stackalloc byte[ScratchBytes];
        using var arena = new Arena(scratch, ScratchBytes);
        for (int i = 0; i < args.Length; i++) native[i] = Lower(in args[i], ref Unsafe.AsRef(in arena));
        return Invoke(name, overload, native, args.Length, out results);
    }

    private static int Invoke(string name, string overload, NativeArg* args, int count, out NativeArg* results)
    {
        NativeArg* found;
        int total = Native.course_call(Operators.Find(name, overload), args, count, &found);
        results = found;
        return Native.Check(total);
    }

    private static NativeArg Lower(in Arg arg, ref Arena arena)
    {
        NativeArg native = arg.Value;
        switch (arg.Reference)
        {
            case string text:
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                native.Bits = (long)arena.Copy<byte>(utf8);
                native.Count = utf8.Length;
                break;
            case long[] ints:
                native.Bits = (long)arena.Copy<long>(ints);
                native.Count = ints.Length;
                break;
            case double[] doubles:
                native.Bits = (long)arena.Copy<double>(doubles);
                native.Count = doubles.Length;
                break;
            case bool[] bools:
                native.Bits = (long)arena.Copy<bool>(bools);
                native.Count = bools.Length;
                break;
            case torch.Tensor[] tensors:
                nint* handles = (nint*)arena.Take(tensors.Length * sizeof(nint));
                for (int k = 0; k < tensors.Length; k++) handles[k] = tensors[k] is null ? 0 : tensors[k].Handle;
                native.Bits = (long)handles;
                native.Count = tensors.Length;
                break;
        }
        return native;
    }

    private static torch.Tensor ToTensor(NativeArg result) => result.Tag == Tag.Tensor
        ? new torch.Tensor((nint)result.Bits)
        : throw new InvalidOperationException($"libtorch returned a value of kind {result.Tag} where a tensor was expected.");

    private static InvalidOperationException Unexpected(string name, int count) => new($"The operator {name} returned {count} values.");

    /// <summary>Memory for the lists among the arguments: the stack's, and the heap's where that is too small.</summary>
    private ref struct Arena(byte* stack, int size)
    {
        private byte* _next = stack;
        private int _left = size;
        private List<nint>? _heap;

        internal byte* Take(int bytes)
        {
            bytes = (bytes + 7) & ~7;
            if (bytes <= _left)
            {
                byte* place = _next;
                _next += bytes;
                _left -= bytes;
                return place;
            }
            nint block = (nint)NativeMemory.Alloc((nuint)bytes);
            (_heap ??= []).Add(block);
            return (byte*)block;
        }

        internal byte* Copy<T>(ReadOnlySpan<T> values) where T : unmanaged
        {
            byte* place = Take(values.Length * sizeof(T));
            values.CopyTo(new Span<T>(place, values.Length));
            return place;
        }

        public readonly void Dispose()
        {
            if (_heap is null) return;
            foreach (nint block in _heap) NativeMemory.Free((void*)block);
        }
    }
}
