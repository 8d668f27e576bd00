using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order of insertion: a module's components are listed as they were registered.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly List<(TKey, TValue)> _items = [];
    private readonly Dictionary<TKey, TValue> _byKey = [];

    /// <summary>The number of entries.</summary>
    public int Count => _items.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys, in order of insertion.</summary>
    public ICollection<TKey> Keys => _items.ConvertAll(item => item.Item1);

    /// <summary>The values, in order of insertion.</summary>
    public ICollection<TValue> Values => _items.ConvertAll(item => item.Item2);

    /// <summary>Gets the value of a key, or replaces it in its place; a new key goes to the end.</summary>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public TValue this[TKey key]
    {
        get => _byKey[key];
        set
        {
            if (!_byKey.ContainsKey(key))
            {
                Add(key, value);
                return;
            }

            _byKey[key] = value;
            _items[PositionOf(key)] = (key, value);
        }
    }

    /// <summary>Gets or replaces the entry at a position.</summary>
    public (TKey, TValue) this[int index]
    {
        get => _items[index];
        set
        {
            var (key, item) = value;
            if (!key.Equals(_items[index].Item1) && _byKey.ContainsKey(key))
            {
                throw new ArgumentException($"The key '{key}' is already there, at another position.", nameof(value));
            }

            _byKey.Remove(_items[index].Item1);
            _byKey.Add(key, item);
            _items[index] = value;
        }
    }

    /// <summary>Adds an entry at the end.</summary>
    /// <exception cref="ArgumentException">The key is already there.</exception>
    public void Add(TKey key, TValue value)
    {
        _byKey.Add(key, value);
        _items.Add((key, value));
    }

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Puts an entry at a position.</summary>
    public void Insert(int index, (TKey, TValue) item)
    {
        _byKey.Add(item.Item1, item.Item2);
        _items.Insert(index, item);
    }

    /// <summary>Removes an entry by its key; false when there is none.</summary>
    public bool Remove(TKey key)
    {
        if (!_byKey.Remove(key))
        {
            return false;
        }

        _items.RemoveAt(PositionOf(key));
        return true;
    }

    /// <inheritdoc cref="Remove(TKey)"/>
    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    /// <inheritdoc cref="Remove(TKey)"/>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);

    /// <summary>Removes the entry at a position.</summary>
    public void RemoveAt(int index)
    {
        _byKey.Remove(_items[index].Item1);
        _items.RemoveAt(index);
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _items.Clear();
    }

    /// <inheritdoc cref="Clear"/>
    public void clear() => Clear();

    /// <summary>Whether the key is there.</summary>
    public bool ContainsKey(TKey key) => _byKey.ContainsKey(key);

    /// <summary>Whether the key is there, with this value.</summary>
    public bool Contains((TKey, TValue) item) => _items.Contains(item);

    /// <inheritdoc cref="Contains((TKey, TValue))"/>
    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    /// <summary>The position of an entry, or -1.</summary>
    public int IndexOf((TKey, TValue) item) => _items.IndexOf(item);

    /// <summary>Gets the value of a key, if it is there.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _byKey.TryGetValue(key, out value);

    /// <summary>Copies the entries, in order, into an array.</summary>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    /// <inheritdoc cref="CopyTo((TKey, TValue)[], int)"/>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in _items)
        {
            array[arrayIndex++] = new(key, value);
        }
    }

    /// <summary>The keys, in order of insertion.</summary>
    public IEnumerable<TKey> keys() => _items.Select(item => item.Item1);

    /// <summary>The values, in order of insertion.</summary>
    public IEnumerable<TValue> values() => _items.Select(item => item.Item2);

    /// <summary>The entries, in order of insertion.</summary>
    public IEnumerator<(TKey, TValue)> items() => _items.GetEnumerator();

    /// <inheritdoc cref="items"/>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => items();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _items.Select(item => KeyValuePair.Create(item.Item1, item.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items();

    private int PositionOf(TKey key) => _items.FindIndex(item => item.Item1.Equals(key));
}
