using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using VectorKernels.Threads;
using static TorchSharp.torch;

namespace VectorKernels.Optimizers;

/// <summary>
/// The step of an optimizer of TorchSharp in one pass over each parameter, in place of an operator for each part of its formula. It works
/// on the optimizer's own state, so that both ways can take turns. What it does not cover is left to the optimizer.
/// </summary>
public static class OnePass
{
    private static readonly FieldInfo? s_states = typeof(OptimizerHelper)
        .GetField("_state", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
    private static readonly FieldInfo? s_groups = typeof(optim.Optimizer)
        .GetField("_parameter_groups", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
    private static readonly ConditionalWeakTable<optim.Optimizer, Plan> s_plans = [];

    /// <summary>Takes a step of Adam, RMSprop or SGD; of others as they do it themselves.</summary>
    /// <param name="optimizer">The optimizer, whose parameters have their gradients.</param>
    public static void Step(optim.Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        using var off = no_grad();
        if (!KernelSettings.IsOn || !PlanOf(optimizer).TryStep()) optimizer.step();
    }

    private static Plan PlanOf(optim.Optimizer optimizer)
    {
        var plan = s_plans.GetValue(optimizer, MakePlan);
        if (plan.IsComplete) return plan;
        s_plans.Remove(optimizer); // a group of parameters has been added since
        return s_plans.GetValue(optimizer, MakePlan);
    }

    private static Plan MakePlan(optim.Optimizer optimizer)
    {
        if (s_states?.GetValue(optimizer) is not TorchSharp.Utils.OrderedDict<nint, OptimizerState> states
            || s_groups?.GetValue(optimizer) is not IEnumerable<ParamGroup> groups)
            return new Plan([]);
        var plan = new Plan(groups);
        foreach (var group in groups)
        {
            foreach (var parameter in group.Parameters)
            {
                if (!states.TryGetValue(parameter.Handle, out var state) || Update.Of(group, parameter, state) is not { } update)
                    return new Plan([]);
                plan.Updates.Add(update);
            }
        }

        return plan;
    }

    private sealed class Plan(IEnumerable<ParamGroup> groups)
    {
        private readonly int _groups = groups.Count();

        public List<Update> Updates { get; } = [];

        public bool IsComplete => groups.Count() == _groups;

        public bool TryStep()
        {
            if (Updates.Count == 0 || !Updates.TrueForAll(update => update.IsCovered)) return false;
            using var scope = NewDisposeScope();
            foreach (var update in Updates) update.Take();
            return true;
        }
    }
}
