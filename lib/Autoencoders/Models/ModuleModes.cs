using static TorchSharp.torch;

namespace Autoencoders.Models;

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
