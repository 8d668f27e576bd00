namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters. What is null is taken from the optimizer.</summary>
public class OptimizerOptions
{
    /// <summary>The rate of the next step.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>The options of the kind of optimizer, in the order in which they are saved: numbers (double) and switches (bool).</summary>
    internal virtual object?[] Contents
    {
        get => [];
        set => _ = value;
    }

    /// <summary>Writes the options.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate ?? InitialLearningRate);
        foreach (var content in Contents)
        {
            switch (content)
            {
                case bool flag:
                    writer.Write(flag);
                    break;
                case double number:
                    writer.Write(number);
                    break;
                default:
                    throw new InvalidOperationException("Options can be saved only when they belong to an optimizer.");
            }
        }
    }

    /// <summary>Reads options of the same kind.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Contents = [.. Contents.Select(content => content is bool ? (object)reader.ReadBoolean() : reader.ReadDouble())];
    }

    /// <summary>Copies options of the same kind.</summary>
    /// <exception cref="ArgumentException">They are of another kind.</exception>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType())
        {
            throw new ArgumentException($"Options of {source.GetType().DeclaringType?.Name} do not fit {GetType().DeclaringType?.Name}.", nameof(source));
        }

        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Contents = source.Contents;
    }

    /// <summary>Takes what is null from the optimizer's own options.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate ?? 0;
        Contents = [.. Contents.Zip(defaults.Contents, (own, other) => own ?? other)];
    }
}
