using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps of a whole group by one native operator, which passes over the memory once (native/optimizers.cpp).</summary>
internal static class Fused
{
    /// <summary>One tensor, or whatever else the operator wants, of each state of a group.</summary>
    public static T[] Column<TState, T>(ParamGroup group, Func<TState, T> pick)
        where TState : OptimizerState
    {
        var column = new T[group.States.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = pick((TState)group.States[i].State);
        }

        return column;
    }

    /// <summary>
    /// Takes a step with all parameters of the group that the operator can handle, and tells <paramref name="stepped"/> their states.
    /// </summary>
    /// <returns>The parameters that it has left: those without a gradient, and what is not dense float32 on the CPU.</returns>
    public static List<(Parameter Parameter, OptimizerState State)> Step<TState>(
        string name, ParamGroup group, Action<TState> stepped, params ReadOnlySpan<Arg> rest)
        where TState : OptimizerState
    {
        Span<Arg> args = new Arg[rest.Length + 1];
        args[0] = group.States.Select(pair => (Tensor)pair.Parameter).ToArray();
        rest.CopyTo(args[1..]);
        var left = Aten.CallInts(name, "", args);
        var next = 0;
        for (var i = 0; i < group.States.Count; i++)
        {
            if (next < left.Length && left[next] == i)
            {
                next++;
            }
            else
            {
                stepped((TState)group.States[i].State);
            }
        }

        return [.. left.Select(index => group.States[(int)index])];
    }
}
