using Notebooks.Execution;

namespace Course.Running;

/// <summary>Passes events on at once and in order; <see cref="Progress{T}"/> would post them to the thread pool, which may swap them.</summary>
internal sealed class EventSink(Action<ExecutionEvent> handle) : IProgress<ExecutionEvent>
{
    private readonly Lock _order = new();

    public void Report(ExecutionEvent value)
    {
        lock (_order) handle(value);
    }
}
