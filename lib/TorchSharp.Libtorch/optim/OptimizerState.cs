using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Starts a state.</summary>
    protected OptimizerState(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        _parameter = parameter;
    }

    /// <summary>The state in the order in which it is saved: counts (long), numbers (double), tensors and tensors that may be null.</summary>
    internal abstract object?[] Contents { get; set; }

    /// <summary>Makes the start values.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Writes the state.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var content in Contents)
        {
            switch (content)
            {
                case long count:
                    writer.Write(count);
                    break;
                case double number:
                    writer.Write(number);
                    break;
                default:
                    SaveConditionalStateTensor(writer, (Tensor?)content);
                    break;
            }
        }
    }

    /// <summary>Reads a state of the same kind.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Contents = [.. Contents.Select(content => content switch
        {
            long => reader.ReadInt64(),
            double => reader.ReadDouble(),
            _ => (object?)Loaded(reader, (Tensor?)content),
        })];
    }

    /// <summary>Copies a state of the same kind.</summary>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public virtual void LoadStateDict(OptimizerState source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType())
        {
            throw new ArgumentException($"A state of {source.GetType().DeclaringType?.Name} does not fit {GetType().DeclaringType?.Name}.", nameof(source));
        }

        using var without = no_grad();
        var old = Contents;
        Contents = [.. source.Contents.Select(content => content is Tensor tensor ? tensor.clone().DetachFromDisposeScope() : content)];
        Release(old);
    }

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device) =>
        Contents = [.. Contents.Select(content => content is Tensor tensor ? tensor.to(device, disposeAfter: true).DetachFromDisposeScope() : content)];

    /// <summary>Whether another state has about the same values.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.GetType() == GetType() && Contents.Zip(other.Contents).All(pair => pair switch
        {
            (Tensor a, Tensor b) => a.allclose(b),
            (double a, double b) => Math.Abs(a - b) <= 1e-8 + (1e-5 * Math.Abs(b)),
            var (a, b) => Equals(a, b),
        });
    }

    /// <summary>Reads a tensor that may be missing.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device? device)
    {
        ArgumentNullException.ThrowIfNull(reader);
        result?.Dispose();
        result = reader.ReadBoolean() ? StateEntry.Read(reader).DetachFromDisposeScope() : null;
        if (result is not null && device is not null)
        {
            result = result.to(device, disposeAfter: true).DetachFromDisposeScope();
        }
    }

    /// <summary>Writes a tensor that may be missing.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(tensor is not null);
        if (tensor is not null)
        {
            StateEntry.Write(writer, tensor);
        }
    }

    internal void Release() => Release(Contents);

    /// <summary>Zeros of the parameter's shape that no dispose scope releases.</summary>
    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    private static void Release(object?[] contents)
    {
        foreach (var content in contents)
        {
            (content as Tensor)?.Dispose();
        }
    }

    private static Tensor? Loaded(BinaryReader reader, Tensor? old)
    {
        LoadConditionalStateTensor(reader, ref old, null);
        return old;
    }
}
