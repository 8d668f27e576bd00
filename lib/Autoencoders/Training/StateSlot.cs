using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>One value of a training's state, as a tensor: how to take it, and how to put it back.</summary>
/// <param name="Name">What it is, for example <c>optimizer0.state3.exp_avg</c>.</param>
/// <param name="Take">Gives the value; null where the optimizer has none yet.</param>
/// <param name="Put">Sets the value; the layout in memory stays as it is, since rounding may depend on it.</param>
internal sealed record StateSlot(string Name, Func<Tensor?> Take, Action<Tensor?> Put)
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The generator of random numbers.</summary>
    public static StateSlot Random { get; } = new("random", get_rng_state, value => set_rng_state(Needed(value, "random")));

    /// <summary>The parameters and buffers of a network.</summary>
    public static IEnumerable<StateSlot> Of(nn.Module module, string name) => module.state_dict().Select(entry =>
    {
        var (key, target) = ($"{name}.{entry.Key}", entry.Value);
        return new StateSlot(key, () => target, value => Copy(Needed(value, key), target, key));
    });

    /// <summary>What an optimizer remembers of each parameter: the fields of its states that are tensors or numbers.</summary>
    /// <exception cref="NotSupportedException">The optimizer keeps its state elsewhere.</exception>
    public static IEnumerable<StateSlot> Of(optim.Optimizer optimizer, string name)
    {
        if (optimizer is not OptimizerHelper helper)
            throw new NotSupportedException($"A checkpoint cannot hold the state of the optimizer {optimizer.GetType().Name}. Take another, such as Adam, or train without a checkpoint.");
        var states = helper.state_dict().State;
        var parameters = helper.parameters().ToList();
        if (states.Count != parameters.Count)
            throw new NotSupportedException($"A checkpoint cannot hold the state of the optimizer {optimizer.GetType().Name}, which keeps {states.Count} states of {parameters.Count} parameters.");
        return states.SelectMany((state, i) => state.GetType().GetFields(Fields).Select(field => Of(state, field, parameters[i], $"{name}.state{i}.{field.Name}")).OfType<StateSlot>());
    }

    private static StateSlot? Of(OptimizerState state, FieldInfo field, Parameter parameter, string name)
    {
        if (field.FieldType == typeof(long)) return new(name, () => tensor((long)field.GetValue(state)!), value => field.SetValue(state, Needed(value, name).item<long>()));
        if (field.FieldType == typeof(double)) return new(name, () => tensor((double)field.GetValue(state)!, ScalarType.Float64), value => field.SetValue(state, Needed(value, name).item<double>()));
        if (field.FieldType != typeof(Tensor)) return null;
        return new(name, () => (Tensor?)field.GetValue(state), value =>
        {
            var target = (Tensor?)field.GetValue(state);
            if (value is not null && target is not null)
            {
                Copy(value, target, name);
                return;
            }

            target?.Dispose();
            field.SetValue(state, value is null ? null : Copy(value, zeros_like(value.shape.SequenceEqual(parameter.shape) ? parameter : value), name).DetachFromDisposeScope());
        });
    }

    private static Tensor Copy(Tensor value, Tensor target, string name)
    {
        if (!value.shape.SequenceEqual(target.shape)) throw new InvalidDataException($"'{name}' has the shape [{string.Join(", ", value.shape)}], but needs [{string.Join(", ", target.shape)}].");
        using var gradients = no_grad();
        return target.copy_(value);
    }

    private static Tensor Needed(Tensor? value, string name) => value ?? throw new InvalidDataException($"'{name}' is missing.");
}
