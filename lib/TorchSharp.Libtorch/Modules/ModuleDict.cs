using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Named modules, in order, that a module of one's own can hold in a field.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)>
    where T : nn.Module
{
    private readonly OrderedDict<string, T> _dict = new();
    private bool _listed;

    /// <summary>Starts without modules.</summary>
    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    /// <summary>The number of modules.</summary>
    public int Count => _dict.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The names, in order.</summary>
    public ICollection<string> Keys => _dict.Keys;

    /// <summary>The modules, in order.</summary>
    public ICollection<T> Values => _dict.Values;

    /// <summary>The module of a name.</summary>
    public T this[string key]
    {
        get => _dict[key];
        set => Change(() => _dict[key] = value);
    }

    /// <summary>The name and module at a position.</summary>
    public (string, T) this[int index]
    {
        get => _dict[index];
        set => Change(() => _dict[index] = value);
    }

    /// <summary>Adds a module at the end.</summary>
    public void Add(string key, T value) => Change(() => _dict.Add(key, value));

    /// <inheritdoc cref="Add(string, T)"/>
    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc cref="Add(string, T)"/>
    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    /// <summary>Puts a module at a position.</summary>
    public void Insert(int index, (string, T) item) => Change(() => _dict.Insert(index, item));

    /// <summary>Removes the module of a name; false when there is none.</summary>
    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _dict.Remove(key));
        return removed;
    }

    /// <inheritdoc cref="Remove(string)"/>
    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    /// <inheritdoc cref="Remove(string)"/>
    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

    /// <summary>Removes the module at a position.</summary>
    public void RemoveAt(int index) => Change(() => _dict.RemoveAt(index));

    /// <summary>Removes all modules.</summary>
    public void Clear() => Change(_dict.Clear);

    /// <inheritdoc cref="Clear"/>
    public void clear() => Clear();

    /// <summary>Whether there is a module of this name.</summary>
    public bool ContainsKey(string key) => _dict.ContainsKey(key);

    /// <summary>Whether this module is there under this name.</summary>
    public bool Contains((string, T) item) => _dict.Contains(item);

    /// <inheritdoc cref="Contains((string, T))"/>
    public bool Contains(KeyValuePair<string, T> item) => _dict.Contains(item);

    /// <summary>The position of an entry, or -1.</summary>
    public int IndexOf((string, T) item) => _dict.IndexOf(item);

    /// <summary>Gets the module of a name, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _dict.TryGetValue(key, out value);

    /// <summary>Copies the entries into an array.</summary>
    public void CopyTo((string, T)[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    /// <inheritdoc cref="CopyTo((string, T)[], int)"/>
    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> keys() => _dict.keys();

    /// <summary>The modules, in order.</summary>
    public IEnumerable<T> values() => _dict.values();

    /// <summary>The names and modules, in order.</summary>
    public IEnumerator<(string, T)> items() => _dict.items();

    /// <inheritdoc cref="items"/>
    public IEnumerator<(string, T)> GetEnumerator() => items();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)_dict).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items();

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        if (_listed)
        {
            return;
        }

        _listed = true;
        foreach (var (key, module) in _dict)
        {
            register_module(key, module);
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
