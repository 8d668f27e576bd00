namespace TorchSharp;

/// <summary>Keeps one thread's stack of dispose scopes and counts what becomes of its tensors.</summary>
public class DisposeScopeManager
{
    private const int MaxLists = 8;

    [ThreadStatic]
    private static DisposeScopeManager? t_current;

    private readonly ThreadDisposeScopeStatistics _statistics = new();
    private readonly Stack<List<IDisposable>> _lists = [];
    private DisposeScope? _innermost;

    internal static DisposeScopeManager Current => t_current ??= new();

    /// <summary>The counts of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current._statistics;

    internal LifetimeStatistics Counts => _statistics.TensorStatistics;

    internal DisposeScope? Innermost => _innermost;

    internal static DisposeScope NewDisposeScope()
    {
        DisposeScopeManager manager = Current;
        return manager._innermost = new DisposeScope(manager, manager._innermost);
    }

    internal DisposeScope? Register(torch.Tensor tensor)
    {
        if (_innermost is null)
        {
            Counts.CreatedOutsideScopeCount++;
            return null;
        }
        Counts.CreatedInScopeCount++;
        _innermost.Include(tensor);
        return _innermost;
    }

    /// <summary>An empty list for a scope: one that has grown in an earlier scope, if there is one.</summary>
    internal List<IDisposable> TakeList() => _lists.TryPop(out List<IDisposable>? list) ? list : [];

    /// <summary>Keeps the list of a scope that has ended.</summary>
    internal void GiveBack(List<IDisposable> list)
    {
        list.Clear();
        if (_lists.Count < MaxLists) _lists.Push(list);
    }

    internal void Remove(DisposeScope scope)
    {
        if (_innermost == scope) _innermost = scope.OuterScope;
    }
}
