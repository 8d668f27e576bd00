using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. They are named by their position ("0", "1", ...) or as given.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _steps = [];

    /// <summary>Starts with modules named by their position.</summary>
    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
        {
            Add(_steps.Count.ToString(), module);
        }
    }

    /// <summary>Starts with named modules.</summary>
    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (key, module) in modules)
        {
            Add(key, module);
        }
    }

    /// <summary>The number of modules.</summary>
    public int Count => _steps.Count;

    /// <summary>The module at a position.</summary>
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

    /// <summary>Some of the modules, as a network that shares them.</summary>
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <inheritdoc cref="this[ValueTuple{int?, int?}]"/>
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>Adds a module at the end, named by its position.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_steps.Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, (nn.Module<Tensor, Tensor>)module);
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (_steps.Count == 0)
        {
            return Interop.Aten.Call("alias", "", tensor);
        }

        // What lies between two steps is released at once, for those who use no dispose scope; autograd keeps what it needs.
        var current = tensor;
        for (var i = 0; i < _steps.Count;)
        {
            var (next, length) = Run(i, current);
            if (!ReferenceEquals(next, current) && !ReferenceEquals(current, tensor))
            {
                current.Dispose();
            }

            current = next;
            i += length;
        }

        return current;
    }

    // Runs the module at a position, with those after it that the engine computes together with it.
    private (Tensor Result, int Length) Run(int first, Tensor input)
    {
        if (ConvolutionBlock.Find(_steps, first, input) is { } convolution)
        {
            return (convolution.Call(input), convolution.Length);
        }

        return DenseBlock.Find(_steps, first) is { } dense ? (dense.Call(input), dense.Length) : (_steps[first].call(input), 1);
    }

    private void Add(string name, nn.Module<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        register_module(name, module);
        _steps.Add(module);
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || end > Count || start > end)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"{start}..{end} is not within the {Count} modules.");
        }

        return new Sequential([.. named_children().Skip(start).Take(end - start).Select(c => (c.name, (nn.Module<Tensor, Tensor>)c.module))]);
    }
}
