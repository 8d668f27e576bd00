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
        var parameters = new Tensor[group.States.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = group.States[i].Parameter;
        }

        var indices = Aten.CallInts(name, "", [parameters, .. rest]);
        var left = new List<(Parameter, OptimizerState)>(indices.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (left.Count < indices.Length && indices[left.Count] == i)
            {
                left.Add(group.States[i]);
            }
            else
            {
                stepped((TState)group.States[i].State);
            }
        }

        return left;
    }
}
