using Autoencoders.Display;

namespace Autoencoders.Models;

/// <summary>One layer of a network, as it was reached.</summary>
/// <param name="Name">Its place in the network, for example "encoder.layers.conv1".</param>
/// <param name="Kind">What it is, for example "Conv2d".</param>
/// <param name="OutputShape">The shape that it gave for one image, N being 1.</param>
/// <param name="Parameters">The numbers that training can change in it.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters);

/// <summary>The layers of a network in the order in which an image passes them, with output shapes and numbers of parameters.</summary>
public sealed class ModelSummary : IDisplayed
{
    private ModelSummary(IReadOnlyList<LayerSummary> layers, long parameters) => (Layers, Parameters) = (layers, parameters);

    /// <summary>The innermost layers, in the order in which an image passes them.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>All numbers of the network that training can change.</summary>
    public long Parameters { get; }

    /// <summary>Runs one input of zeros through a network, without gradients, and writes down what each layer makes of it.</summary>
    /// <param name="model">The network.</param>
    /// <param name="inputShape">The shape of one input without N, for example 1, 28, 28.</param>
    public static ModelSummary Of(Module<Tensor, Tensor> model, params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        var layers = new List<LayerSummary>();
        var hooks = new List<Action>();
        using var modes = ModuleModes.Evaluation(model);
        try
        {
            foreach (var (name, module) in model.named_modules())
            {
                if (module is not Module<Tensor, Tensor> layer || layer.named_children().Any()) continue;
                var hook = layer.register_forward_hook((_, _, output) =>
                {
                    layers.Add(new LayerSummary(name, layer.GetName(), output.shape, Count(layer)));
                    return output;
                });
                hooks.Add(hook.remove);
            }

            using var scope = NewDisposeScope();
            using var gradients = no_grad();
            model.call(zeros([1, .. inputShape], model.parameters().FirstOrDefault()?.dtype ?? ScalarType.Float32));
        }
        finally
        {
            foreach (var remove in hooks) remove();
        }

        return new ModelSummary(layers, Count(model));
    }

    /// <summary>The layers as a table.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => ToTable().ToString();

    private static long Count(Module module) => module.parameters().Where(p => p.requires_grad).Sum(p => p.numel());

    private Table ToTable()
    {
        var rows = Layers.Select(layer => (IReadOnlyList<string>)
        [
            layer.Name, layer.Kind, $"[{string.Join(", ", ["N", .. layer.OutputShape.Skip(1)])}]",
            layer.Parameters == 0 ? "–" : layer.Parameters.ToString("N0"),
        ]);
        return new Table(
            ["layer", "kind", "output shape", "parameters"], rows, [false, false, false, true], ["all", "", "", Parameters.ToString("N0")]);
    }
}
