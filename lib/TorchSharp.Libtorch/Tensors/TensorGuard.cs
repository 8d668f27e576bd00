using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>
/// Owns a tensor's one reference to its native tensor, and frees it by its finalizer when the tensor was forgotten. To make an object that has
/// a finalizer costs as much as a fifth of a small operator, so the guards of disposed tensors serve again.
/// </summary>
internal sealed class TensorGuard
{
    private const int MaxSpare = 512;

    [ThreadStatic]
    private static TensorGuard? t_spare;

    [ThreadStatic]
    private static int t_spareCount;

    private static long s_total;
    private static long s_peak;

    private nint _handle;
    private long _pressure;
    private TensorGuard? _next;

    private TensorGuard()
    {
    }

    ~TensorGuard() => Free();

    /// <summary>How many native tensors are owned now, and how many were at most.</summary>
    internal static long Total => Interlocked.Read(ref s_total);
    internal static long Peak => s_peak;

    internal nint Handle => _handle;

    internal static TensorGuard Of(nint handle)
    {
        long count = Interlocked.Increment(ref s_total);
        if (count > s_peak) s_peak = count;
        TensorGuard? guard = t_spare;
        if (guard is null)
        {
            guard = new();
        }
        else
        {
            t_spare = guard._next;
            guard._next = null;
            t_spareCount--;
        }
        guard._handle = handle;
        return guard;
    }

    /// <summary>Tells the collector of native memory that no scope will free: it would otherwise see only small objects, and let gigabytes pile up.</summary>
    internal void AddPressure(long bytes)
    {
        if (_pressure > 0) return;
        _pressure = bytes;
        GC.AddMemoryPressure(bytes);
    }

    /// <summary>Frees the native tensor. The caller has to be the only one, and forgets the guard.</summary>
    internal void Release()
    {
        Free();
        Retire();
    }

    /// <summary>Leaves the native tensor to the caller, who has to be the only one, and forgets the guard.</summary>
    internal nint Abandon()
    {
        nint handle = _handle;
        Forget();
        Retire();
        return handle;
    }

    private void Free()
    {
        if (_handle == 0) return;
        Native.course_release(_handle);
        Forget();
    }

    private void Forget()
    {
        _handle = 0;
        Interlocked.Decrement(ref s_total);
        if (_pressure > 0) GC.RemoveMemoryPressure(_pressure);
        _pressure = 0;
    }

    private void Retire()
    {
        if (t_spareCount < MaxSpare)
        {
            _next = t_spare;
            t_spare = this;
            t_spareCount++;
        }
        else
        {
            GC.SuppressFinalize(this);
        }
    }
}
