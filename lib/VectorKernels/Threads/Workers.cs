namespace VectorKernels.Threads;

/// <summary>
/// Splits work over the processors. The threads wait actively for a moment after each piece, since the next one follows soon, and then
/// sleep.
/// </summary>
internal sealed class Workers
{
    private const int Spins = 2000;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly int[] _ticket;
    private volatile Action<int>? _work;
    private volatile Exception? _error;
    private int _count;
    private int _running;

    private Workers(int count)
    {
        _ticket = new int[count];
        _wake = [.. Enumerable.Range(0, count).Select(_ => new SemaphoreSlim(0))];
        _threads = [
            .. Enumerable.Range(1, count - 1).Select(i => new Thread(() => Serve(i)) { IsBackground = true, Name = $"kernels {i}" })];
        foreach (var thread in _threads) thread.Start();
    }

    /// <summary>The process's workers, one for each processor.</summary>
    public static Workers Shared { get; } = new(Environment.ProcessorCount);

    /// <summary>How many pieces of work run at once.</summary>
    public int Count => _ticket.Length;

    /// <summary>
    /// Runs a piece of work for each number below a count, which is at most <see cref="Count"/>, at the same time, and waits for all.
    /// </summary>
    public void Run(int count, Action<int> work)
    {
        if (count <= 1)
        {
            if (count == 1) work(0);
            return;
        }

        lock (_threads)
        {
            (_work, _error, _count) = (work, null, count);
            Volatile.Write(ref _running, count - 1);
            for (var i = 1; i < count; i++)
            {
                if (Interlocked.Exchange(ref _ticket[i], 1) == -1) _wake[i].Release();
            }

            try
            {
                work(0);
            }
            finally
            {
                var spin = new SpinWait();
                while (Volatile.Read(ref _running) > 0) spin.SpinOnce(sleep1Threshold: -1);
            }

            if (_error is { } error) throw new InvalidOperationException($"A kernel failed: {error.Message}", error);
        }
    }

    // A ticket is 0 while its thread looks for work, 1 when there is some, -1 while it sleeps.
    private void Serve(int i)
    {
        while (true)
        {
            for (var spin = 0; spin < Spins && Volatile.Read(ref _ticket[i]) != 1; spin++) Thread.SpinWait(20);
            if (Volatile.Read(ref _ticket[i]) != 1 && Interlocked.CompareExchange(ref _ticket[i], -1, 0) == 0) _wake[i].Wait();
            Volatile.Write(ref _ticket[i], 0);
            try
            {
                _work!(i);
            }
            catch (Exception error)
            {
                _error = error;
            }

            Interlocked.Decrement(ref _running);
        }
    }
}
