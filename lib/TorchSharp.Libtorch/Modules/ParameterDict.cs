using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Named parameters, in order, that a module of one's own can hold in a field.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDict<string, Parameter> _dict = new();
    private bool _listed;

    /// <summary>Starts without parameters.</summary>
    public ParameterDict()
        : base(nameof(ParameterDict))
    {
    }

    /// <summary>The number of parameters.</summary>
    public int Count => _dict.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The names, in order.</summary>
    public ICollection<string> Keys => _dict.Keys;

    /// <summary>The parameters, in order.</summary>
    public ICollection<Parameter> Values => _dict.Values;

    /// <summary>The parameter of a name.</summary>
    public Parameter this[string key]
    {
        get => _dict[key];
        set => Change(() => _dict[key] = value);
    }

    /// <summary>The name and parameter at a position.</summary>
    public (string, Parameter) this[int index]
    {
        get => _dict[index];
        set => Change(() => _dict[index] = value);
    }

    /// <summary>Adds a parameter at the end.</summary>
    public void Add(string key, Parameter value) => Change(() => _dict.Add(key, value));

    /// <inheritdoc cref="Add(string, Parameter)"/>
    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc cref="Add(string, Parameter)"/>
    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    /// <summary>Puts a parameter at a position.</summary>
    public void Insert(int index, (string, Parameter) item) => Change(() => _dict.Insert(index, item));

    /// <summary>Removes the parameter of a name; false when there is none.</summary>
    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _dict.Remove(key));
        return removed;
    }

    /// <inheritdoc cref="Remove(string)"/>
    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    /// <inheritdoc cref="Remove(string)"/>
    public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);

    /// <summary>Removes the parameter at a position.</summary>
    public void RemoveAt(int index) => Change(() => _dict.RemoveAt(index));

    /// <summary>Removes all parameters.</summary>
    public void Clear() => Change(_dict.Clear);

    /// <inheritdoc cref="Clear"/>
    public void clear() => Clear();

    /// <summary>Whether there is a parameter of this name.</summary>
    public bool ContainsKey(string key) => _dict.ContainsKey(key);

    /// <summary>Whether this parameter is there under this name.</summary>
    public bool Contains((string, Parameter) item) => _dict.Contains(item);

    /// <inheritdoc cref="Contains((string, Parameter))"/>
    public bool Contains(KeyValuePair<string, Parameter> item) => _dict.Contains(item);

    /// <summary>The position of an entry, or -1.</summary>
    public int IndexOf((string, Parameter) item) => _dict.IndexOf(item);

    /// <summary>Gets the parameter of a name, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _dict.TryGetValue(key, out value);

    /// <summary>Copies the entries into an array.</summary>
    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    /// <inheritdoc cref="CopyTo((string, Parameter)[], int)"/>
    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> keys() => _dict.keys();

    /// <summary>The parameters, in order.</summary>
    public IEnumerable<Parameter> values() => _dict.values();

    /// <summary>The names and parameters, in order.</summary>
    public IEnumerator<(string, Parameter)> items() => _dict.items();

    /// <inheritdoc cref="items"/>
    public IEnumerator<(string, Parameter)> GetEnumerator() => items();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Parameter>>)_dict).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items();

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        if (_listed)
        {
            return;
        }

        _listed = true;
        foreach (var (key, parameter) in _dict)
        {
            register_parameter(key, parameter);
        }
    }

    private void Change(Action change)
    {
        change();
        ClearParameters();
        _listed = false;
        RegisterComponents();
    }
}
