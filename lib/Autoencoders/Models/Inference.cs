using VectorKernels;
using VectorKernels.Threads;

namespace Autoencoders.Models;

/// <summary>Runs a network over many images: in batches, in evaluation mode, without gradients. Each layer keeps its mode.</summary>
public static class Inference
{
    private const int BatchSize = 500;

    /// <summary>The outputs of a network for all inputs.</summary>
    /// <param name="model">The network, or a part of it such as an encoder.</param>
    /// <param name="inputs">The inputs, [N, ...].</param>
    /// <returns>The outputs, [N, ...], in the order of the inputs.</returns>
    public static Tensor Run(Module<Tensor, Tensor> model, Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        using var threads = ThreadShare.For(model, Environment.ProcessorCount);
        using var modes = ModuleModes.Evaluation(model);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var outputs = new List<Tensor>();
        for (long start = 0; start < inputs.shape[0]; start += BatchSize)
        {
            using var step = NewDisposeScope();
            var count = Math.Min(BatchSize, inputs.shape[0] - start);
            outputs.Add(model.call(inputs.narrow(0, start, count)).MoveToOuterDisposeScope());
        }

        if (outputs.Count == 0) throw new ArgumentException("There are no inputs to run the network on.", nameof(inputs));
        return cat(outputs).MoveToOuterDisposeScope();
    }
}

/// <summary>
/// Remembers which modules of a network are in training mode, each for itself, and puts them back when it is disposed:
/// <c>train</c> and <c>eval</c> of a network set all modules inside it.
/// </summary>
internal sealed class ModuleModes : IDisposable
{
    private readonly nn.Module _model;
    private readonly (nn.Module Module, bool Training)[] _before;

    public ModuleModes(nn.Module model)
    {
        // Outer modules first, since each sets those inside it: an outer one has more inside.
        var outerFirst = model.modules().Append(model).Distinct().OrderByDescending(module => module.modules().Distinct().Count());
        (_model, _before) = (model, [.. outerFirst.Select(module => (module, module.training))]);
    }

    /// <summary>The network in evaluation mode until the result is disposed.</summary>
    public static ModuleModes Evaluation(nn.Module model)
    {
        var modes = new ModuleModes(model);
        model.eval();
        return modes;
    }

    /// <summary>Training mode, in which modules that were in evaluation mode before stay so, unless all were.</summary>
    public void Train()
    {
        if (Array.Exists(_before, entry => entry.Training)) Dispose();
        else _model.train();
    }

    public void Dispose()
    {
        foreach (var (module, training) in _before) module.train(training);
    }
}

/// <summary>
/// Divides the processors between libtorch and the kernels while a network runs: libtorch's threads wait actively after each piece of work,
/// so where kernels do most of it, they would only be in the way, and the other way round.
/// </summary>
internal sealed class ThreadShare : IDisposable
{
    private readonly int _before = get_num_threads();
    private readonly int _kernelsBefore = KernelSettings.Threads;

    private ThreadShare(bool forKernels, int threads)
    {
        KernelSettings.Threads = forKernels ? threads : 1;
        set_num_threads(forKernels ? 1 : threads);
    }

    /// <summary>Gives a network its threads until it is disposed.</summary>
    /// <param name="model">The network.</param>
    /// <param name="threads">How many.</param>
    public static ThreadShare For(nn.Module model, int threads) =>
        new(model.modules().Append(model).OfType<Fused>().Any(network => network.HasKernels), threads);

    public void Dispose()
    {
        set_num_threads(_before);
        KernelSettings.Threads = _kernelsBefore;
    }
}
