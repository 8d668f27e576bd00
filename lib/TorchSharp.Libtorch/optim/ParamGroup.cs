using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that are trained with the same options.</summary>
public class ParamGroup : optim.ILearningRateController
{
    private IEnumerable<Parameter> _parameters = [];

    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters
    {
        get => _parameters;
        set => _parameters = [.. value];
    }

    /// <summary>Their options.</summary>
    public OptimizerOptions Options { get; set; } = new();

    /// <summary>The rate of the next step.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }

    /// <summary>The parameters with what the optimizer remembers about them.</summary>
    internal List<(Parameter Parameter, OptimizerState State)> States { get; } = [];
}

/// <summary>Parameters with the options of one kind of optimizer.</summary>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions, new()
{
    /// <summary>Starts an empty group.</summary>
    public ParamGroup() => base.Options = new TOptions();

    /// <summary>Starts a group.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options ?? new TOptions();
    }

    /// <summary>Their options.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
