using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimizers share: groups, the state of each parameter, and saving both.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    /// <summary>The options of groups that do not say otherwise.</summary>
    protected OptimizerOptions _defaults = new();

    /// <summary>Starts an optimizer without groups.</summary>
    public OptimizerHelper()
    {
    }

    /// <summary>Adds parameters with their own options.</summary>
    /// <exception cref="ArgumentException">A parameter is already there.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        var known = _parameter_groups.SelectMany(group => group.States).Select(pair => pair.Parameter).ToHashSet(ReferenceEqualityComparer.Instance);
        if (param_group.Parameters.Any(known.Contains))
        {
            throw new ArgumentException("A parameter of the group already belongs to this optimizer.", nameof(param_group));
        }

        param_group.Options.Complete(_defaults);
        foreach (var parameter in param_group.Parameters)
        {
            if (NewState(parameter) is { } state)
            {
                state.Initialize(param_group.Options);
                param_group.States.Add((parameter, state));
            }
        }

        _parameter_groups.Add(param_group);
    }

    /// <summary>The options of each group and the state of each parameter: the optimizer's own, not copies.</summary>
    public virtual optim.Optimizer.StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            result.Options.Add(group.Options);
            result.State.AddRange(group.States.Select(pair => pair.State));
        }

        return result;
    }

    /// <summary>Copies options and states of an optimizer of the same kind for parameters of the same shapes.</summary>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public virtual void load_state_dict(optim.Optimizer.StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        RequireSame(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
        {
            target.LoadStateDict(source);
        }

        foreach (var (target, source) in own.State.Zip(state_dict.State).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
        {
            target.LoadStateDict(source);
        }
    }

    /// <summary>Writes the state to a file; a file that is there is replaced only when all is written.</summary>
    public void save_state_dict(string location)
    {
        var temporary = location + ".tmp";
        using (var writer = new BinaryWriter(File.Create(temporary)))
        {
            save_state_dict(writer);
        }

        File.Move(temporary, location, overwrite: true);
    }

    /// <summary>Writes the kind of optimizer, the options of each group and the state of each parameter.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(state.Options.Count);
        writer.Write7BitEncodedInt(state.State.Count);
        state.Options.ForEach(options => options.SaveStateDict(writer));
        state.State.ForEach(entry => entry.SaveStateDict(writer));
    }

    /// <summary>Reads the state from a file.</summary>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"The file holds the state of {kind}, but this is {GetType().Name}.");
        }

        var own = state_dict();
        RequireSame(own, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        own.Options.ForEach(options => options.LoadStateDict(reader));
        own.State.ForEach(state => state.LoadStateDict(reader));
    }

    /// <summary>Moves the state to a device.</summary>
    public void to(Device device) => state_dict().State.ForEach(state => state.to(device));

    /// <summary>Runs the closure, if any, and then the body for each group, without gradients and in a dispose scope.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        ArgumentNullException.ThrowIfNull(body);
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var with = enable_grad();
            loss = loss_closure();
        }

        using var without = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
        {
            body((T)group);
        }

        return loss;
    }

    /// <summary>A new state for a parameter; null for an optimizer that keeps states by itself.</summary>
    internal virtual OptimizerState? NewState(Parameter parameter) => null;

    internal void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        _defaults = defaults;
        foreach (var group in groups)
        {
            add_param_group(group);
        }
    }

    /// <summary>
    /// Calls <paramref name="update"/> with each of the parameters that has a gradient, with that gradient as the optimizer sees it (negated to
    /// maximize, plus the decay of weights), and with its state.
    /// </summary>
    internal static void Update<TState>(
        List<(Parameter Parameter, OptimizerState State)> states, double weightDecay, bool maximize, Action<Parameter, Tensor, TState> update)
        where TState : OptimizerState
    {
        foreach (var (parameter, state) in states)
        {
            using var scope = NewDisposeScope();
            if (parameter.grad is not { } gradient)
            {
                continue;
            }

            gradient = maximize ? gradient.neg() : gradient;
            gradient = weightDecay != 0 ? gradient.add(parameter, alpha: weightDecay) : gradient;
            update(parameter, gradient, (TState)state);
        }
    }

    private static void RequireSame(StateDictionary own, int groups, int states)
    {
        if (groups != own.Options.Count || states != own.State.Count)
        {
            throw new ArgumentException(
                $"The state has {groups} groups and {states} parameters, but the optimizer has {own.Options.Count} and {own.State.Count}.");
        }
    }
}
