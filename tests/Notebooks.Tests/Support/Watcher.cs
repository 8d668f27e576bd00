using Notebooks.Execution;

namespace Notebooks.Tests.Support;

/// <summary>Sees what happens during a run at the moment when it happens.</summary>
internal sealed class Watcher(Action<ExecutionEvent> seen) : IProgress<ExecutionEvent>
{
    public void Report(ExecutionEvent value) => seen(value);
}
