using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, named by their positions, that a module of one's own can hold in a field.</summary>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _list;
    private bool _listed;

    /// <summary>Starts with some modules.</summary>
    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<T>)) => _list = [.. modules];

    /// <summary>The number of modules.</summary>
    public int Count => _list.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The module at a position.</summary>
    public T this[int index]
    {
        get => _list[index];
        set => Change(() => _list[index] = value);
    }

    /// <summary>Adds a module at the end.</summary>
    public void Add(T item) => Change(() => _list.Add(item));

    /// <summary>Adds modules at the end.</summary>
    public void append(params T[] parameters) => extend(parameters);

    /// <summary>Adds modules at the end.</summary>
    public void extend(IEnumerable<T> modules) => Change(() => _list.AddRange(modules));

    /// <summary>Puts a module at a position.</summary>
    public void Insert(int index, T item) => Change(() => _list.Insert(index, item));

    /// <summary>Removes a module; false when it is not there.</summary>
    public bool Remove(T item)
    {
        var removed = false;
        Change(() => removed = _list.Remove(item));
        return removed;
    }

    /// <summary>Removes the module at a position.</summary>
    public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

    /// <summary>Removes all modules.</summary>
    public void Clear() => Change(_list.Clear);

    /// <summary>Whether the module is there.</summary>
    public bool Contains(T item) => _list.Contains(item);

    /// <summary>The position of a module, or -1.</summary>
    public int IndexOf(T item) => _list.IndexOf(item);

    /// <summary>Copies the modules into an array.</summary>
    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        if (_listed)
        {
            return;
        }

        _listed = true;
        for (var i = 0; i < _list.Count; i++)
        {
            register_module(i.ToString(), _list[i]);
        }
    }

    private void Change(Action change)
    {
        change();
        ClearModules();
        _listed = false;
        RegisterComponents();
    }
}
