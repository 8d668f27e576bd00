using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of numbers of one type. It owns one reference to libtorch's tensor, frees it when disposed (by hand, by
    /// its dispose scope, or by the finalizer), and may not be used any more after that.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private const long PressureThreshold = 16 * 1024;

        private TensorGuard? _guard;

        internal Tensor(nint handle)
        {
            _guard = TensorGuard.Of(handle);
            if (DisposeScopeManager.Current.Register(this) is null) AddPressure();
        }

        /// <summary>libtorch's tensor. A disposed tensor has none.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public nint Handle => _guard?.Handle ?? throw new InvalidOperationException(
            "This tensor was disposed, by Dispose() or at the end of the dispose scope that it belonged to. " +
            "Keep it with MoveToOuterDisposeScope() or DetachFromDisposeScope().");

        public bool IsInvalid => _guard is null;

        /// <summary>How many tensors are alive now, and how many were at most.</summary>
        public static long TotalCount => TensorGuard.Total;
        public static long PeakCount => TensorGuard.Peak;

        internal DisposeScope? OwningScope { get; set; }

        /// <summary>Its place among what the owning scope owns.</summary>
        internal int ScopeIndex { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _guard, null) is not { } guard) return;
            guard.Release();
            if (OwningScope is { } scope) scope.MarkAsDisposed(this);
            else DisposeScopeManager.Current.Counts.DisposedOutsideScopeCount++;
        }

        /// <summary>A tensor that no scope will dispose may be forgotten: the collector shall know how large it is.</summary>
        private void AddPressure()
        {
            long bytes = Native.course_numel(Handle) * Native.course_element_size(Handle);
            if (bytes >= PressureThreshold) _guard!.AddPressure(bytes);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningScope!);

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningScope is { } owner) owner.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            AddPressure();
            return this;
        }

        /// <summary>Gives up the native tensor: the caller has to release it.</summary>
        public nint DecoupleFromNativeHandle()
        {
            if (Interlocked.Exchange(ref _guard, null) is not { } guard) return 0;
            OwningScope?.MarkAsDisposed(this);
            return guard.Abandon();
        }

        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Whether both have the same shape and the same elements.</summary>
        public bool Equals(Tensor target) => ReferenceEquals(this, target) || Aten.CallBool("equal", "", this, target);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
