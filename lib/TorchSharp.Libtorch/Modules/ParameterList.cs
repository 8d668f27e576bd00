using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of parameters, named by their positions, that a module of one's own can hold in a field.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _list;
    private bool _listed;

    /// <summary>Starts with some parameters.</summary>
    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => _list = [.. parameters];

    /// <summary>The number of parameters.</summary>
    public int Count => _list.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The parameter at a position.</summary>
    public Parameter this[int index]
    {
        get => _list[index];
        set => Change(() => _list[index] = value);
    }

    /// <summary>Adds a parameter at the end.</summary>
    public void Add(Parameter item) => Change(() => _list.Add(item));

    /// <summary>Adds parameters at the end.</summary>
    public void append(params Parameter[] parameters) => extend(parameters);

    /// <summary>Adds parameters at the end.</summary>
    public void extend(IEnumerable<Parameter> parameters) => Change(() => _list.AddRange(parameters));

    /// <summary>Puts a parameter at a position.</summary>
    public void Insert(int index, Parameter item) => Change(() => _list.Insert(index, item));

    /// <summary>Removes a parameter; false when it is not there.</summary>
    public bool Remove(Parameter item)
    {
        var removed = false;
        Change(() => removed = _list.Remove(item));
        return removed;
    }

    /// <summary>Removes the parameter at a position.</summary>
    public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

    /// <summary>Removes all parameters.</summary>
    public void Clear() => Change(_list.Clear);

    /// <summary>Whether the parameter is there.</summary>
    public bool Contains(Parameter item) => _list.Contains(item);

    /// <summary>The position of a parameter, or -1.</summary>
    public int IndexOf(Parameter item) => _list.IndexOf(item);

    /// <summary>Copies the parameters into an array.</summary>
    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>The parameters in order.</summary>
    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

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
            register_parameter(i.ToString(), _list[i]);
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
