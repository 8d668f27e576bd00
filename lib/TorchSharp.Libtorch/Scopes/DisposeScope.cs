namespace TorchSharp;

/// <summary>
/// Owns what is created on its thread while it is the innermost scope, and disposes what is left when it ends. What shall outlive it is
/// moved to the scope around it, or detached.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private List<IDisposable> _owned; // a tensor knows its place in it

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer) => (_manager, OuterScope, _owned) = (manager, outer, manager.TakeList());

    internal DisposeScope? OuterScope { get; }

    /// <summary>What the scope owns now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _owned];

    public int DisposablesCount => _owned.Count;

    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    internal void Include(torch.Tensor tensor)
    {
        tensor.OwningScope = this;
        tensor.ScopeIndex = _owned.Count;
        _owned.Add(tensor);
    }

    /// <summary>Takes over what another scope, or none, owns.</summary>
    public void Attach(IDisposable disposable)
    {
        ArgumentNullException.ThrowIfNull(disposable);
        if (Contains(disposable)) return;
        if (disposable is torch.Tensor { OwningScope: { } former })
        {
            former.Exclude(disposable);
            former._manager.Counts.DetachedFromScopeCount++;
        }
        Include(disposable);
        _manager.Counts.AttachedToScopeCount++;
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        List<IDisposable> attached = [.. disposables];
        attached.ForEach(Attach);
        return attached;
    }

    /// <summary>Lets go: whoever holds the object has to dispose it, or leaves it to the finalizer.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (Exclude(disposable)) _manager.Counts.DetachedFromScopeCount++;
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) Detach<IDisposable>(disposable);
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    /// <summary>Hands the object to the scope around this one; without one it is detached.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope!, disposable);

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope!, (IEnumerable<IDisposable>)disposables);
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope!, disposables);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Hands the object to another scope, or detaches it where that is null.</summary>
    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        if (scope is null) return Detach(disposable);
        if (Exclude(disposable) && !scope.Contains(disposable)) scope.Include(disposable);
        return disposable;
    }

    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables) MoveToOther<IDisposable>(scope, disposable);
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void DisposeEverything() => DisposeAllBut(null);

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep) =>
        DisposeAllBut(new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance));

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Says that somebody else has disposed the object.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Exclude(disposable)) _manager.Counts.DisposedInScopeCount++;
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.Remove(this);
        _manager.GiveBack(_owned);
        _owned = [];
    }

    private void DisposeAllBut(HashSet<IDisposable>? kept)
    {
        for (int i = _owned.Count - 1; i >= 0; i = Math.Min(i, _owned.Count) - 1)
        {
            IDisposable disposable = _owned[i];
            if (kept?.Contains(disposable) == true) continue;
            disposable.Dispose();
            MarkAsDisposed(disposable);
        }
    }

    private void Include(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) Include(tensor);
        else _owned.Add(disposable);
    }

    /// <summary>Takes the object out; the last one moves to its place. False if it is not here.</summary>
    private bool Exclude(IDisposable disposable)
    {
        int index = IndexOf(disposable);
        if (index < 0) return false;
        IDisposable last = _owned[^1];
        _owned[index] = last;
        _owned.RemoveAt(_owned.Count - 1);
        if (last is torch.Tensor moved) moved.ScopeIndex = index;
        if (disposable is torch.Tensor tensor) tensor.OwningScope = null;
        return true;
    }

    private int IndexOf(IDisposable disposable) => disposable is torch.Tensor tensor
        ? tensor.OwningScope == this ? tensor.ScopeIndex : -1
        : _owned.FindIndex(owned => ReferenceEquals(owned, disposable));
}
