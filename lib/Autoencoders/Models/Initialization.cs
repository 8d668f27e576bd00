using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>Ways to draw a network's first weights.</summary>
public static class Initialization
{
    /// <summary>
    /// Draws the weights of all convolutions and dense layers from U(-a, a) with a = sqrt(6 / (fan_in + fan_out)), and sets their biases to
    /// zero (Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010, equation 16). Keras starts
    /// so; PyTorch draws smaller weights, and biases too.
    /// </summary>
    /// <param name="model">The network, which is changed in place.</param>
    public static void Glorot(Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var module in model.modules().Prepend(model).Distinct())
        {
            switch (module)
            {
                case Convolution convolution:
                    Draw(convolution.weight, convolution.bias, ChannelsLast.IsApplied(convolution));
                    break;
                case Linear linear:
                    Draw(linear.weight, linear.bias, channelsLast: false);
                    break;
            }
        }
    }

    // libtorch draws in the order of memory. The course's figures are those of networks whose weights were drawn as [O,H,W,C].
    private static void Draw(Parameter weight, Parameter? bias, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var drawn = channelsLast ? empty(weight.permute(0, 2, 3, 1).shape, weight.dtype, weight.device).permute(0, 3, 1, 2) : weight;
        init.xavier_uniform_(drawn);
        if (channelsLast) weight.copy_(drawn);
        if (bias is not null) init.zeros_(bias);
    }
}
