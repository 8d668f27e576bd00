using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers: the same seed gives the same numbers, which are PyTorch's.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is not null && device.type != DeviceType.CPU)
                throw new ArgumentException($"There is no random generator on {device}: the system engine computes on the CPU.", nameof(device));
            _handle = Native.Check(Native.course_generator_new(seed));
        }

        private Generator(nint handle) => _handle = handle;

        ~Generator() => Dispose(false);

        /// <summary>The generator that every random operation uses which is not given one.</summary>
        public static Generator Default { get; } = new(Native.Check(Native.course_generator_default()));

        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("This random generator was disposed.");

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.course_generator_set_seed(Handle, (ulong)seed));
            return this;
        }

        /// <summary>Takes a fresh seed from the system and returns it.</summary>
        public long seed()
        {
            long fresh = System.Random.Shared.NextInt64();
            manual_seed(fresh);
            return fresh;
        }

        public long initial_seed() => (long)Native.course_generator_seed(Handle);

        public Tensor get_state() => new(Native.Check(Native.course_generator_state(Handle)));

        public void set_state(Tensor value) => Native.Check(Native.course_generator_set_state(Handle, value.Handle));

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Native.course_generator_delete(handle);
        }
    }

    /// <summary>Seeds the default generator.</summary>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    public static Tensor get_rng_state() => Generator.Default.get_state();
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>The default generator.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
        public static long seed() => Generator.Default.seed();
        public static long initial_seed() => Generator.Default.initial_seed();
        public static Tensor get_rng_state() => torch.get_rng_state();
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
