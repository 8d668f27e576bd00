using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Counts what the calling thread asks of libtorch and of the collector, from <see cref="Start"/> to <see cref="Stop"/>. The backward pass on the processor runs in
/// the thread that asks for it, and is counted; what libtorch's worker threads allocate, and what oneDNN allocates for itself, is not.
/// </summary>
internal sealed unsafe class OperatorCounter : IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long _live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
    private readonly long _created = Created();
    private long _managedBytes;
    private bool _stopped;

    private OperatorCounter()
    {
    }

    /// <summary>Starts to count. A thread has at most one counter at a time.</summary>
    /// <exception cref="ExternalException">This thread is being counted already.</exception>
    internal static OperatorCounter Start()
    {
        var counter = new OperatorCounter();
        Native.Check(Native.course_counter_start());
        counter._managedBytes = GC.GetAllocatedBytesForCurrentThread();
        return counter;
    }

    /// <summary>Ends the count, on the thread that started it.</summary>
    /// <returns>What happened since the start.</returns>
    internal OperatorCounts Stop()
    {
        long managedBytes = GC.GetAllocatedBytesForCurrentThread() - _managedBytes;
        if (_thread != Environment.CurrentManagedThreadId) throw new InvalidOperationException("A counter is stopped on the thread that started it.");
        ObjectDisposedException.ThrowIf(_stopped, this);
        _stopped = true;
        long* figures = stackalloc long[3];
        nint operators;
        Native.Check(Native.course_counter_stop(figures, &operators));
        return new OperatorCounts(Parse(Marshal.PtrToStringUTF8(operators)!))
        {
            CopiedBytes = figures[0], Allocations = figures[1], AllocatedBytes = figures[2],
            ManagedBytes = managedBytes, Tensors = Created() - _created, LiveTensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount - _live,
        };
    }

    /// <summary>Ends the count if it still runs.</summary>
    public void Dispose()
    {
        if (!_stopped) Stop();
    }

    private static long Created() => DisposeScopeManager.Statistics.CreatedInScopeCount + DisposeScopeManager.Statistics.CreatedOutsideScopeCount;

    private static Dictionary<string, long> Parse(string text)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int space = line.LastIndexOf(' ');
            counts.Add(line[..space], long.Parse(line.AsSpan(space + 1)));
        }
        return counts;
    }
}

/// <summary>What <see cref="OperatorCounter"/> counted.</summary>
/// <param name="ByOperator">
/// How often each operator was called, by its name and overload, such as "aten::add.Tensor": also those that other operators and the backward pass called.
/// </param>
internal sealed record OperatorCounts(IReadOnlyDictionary<string, long> ByOperator)
{
    /// <summary>All calls of operators.</summary>
    internal long Operators => ByOperator.Values.Sum();

    /// <summary>The bytes that copying operators wrote (copy_, and whatever calls it; cat, index, index_select, gather). A copy within a copy is not counted again.</summary>
    internal long CopiedBytes { get; init; }

    /// <summary>How many blocks of memory libtorch's allocator gave to tensors.</summary>
    internal long Allocations { get; init; }

    /// <summary>Their bytes.</summary>
    internal long AllocatedBytes { get; init; }

    /// <summary>The bytes of managed objects.</summary>
    internal long ManagedBytes { get; init; }

    /// <summary>How many tensor objects were made.</summary>
    internal long Tensors { get; init; }

    /// <summary>How many more tensor objects were made than disposed; negative if fewer. One that is left to the finalizer counts as alive.</summary>
    internal long LiveTensors { get; init; }
}
