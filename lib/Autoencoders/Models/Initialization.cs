using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Models;

/// <summary>Ways to draw a network's first weights.</summary>
public static class Initialization
{
    /// <summary>
    /// Draws the weights of all convolutions and dense layers from U(-a, a) with a = sqrt(6 / (fan_in + fan_out)), and sets their biases to zero
    /// (Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010, equation 16). Keras starts so;
    /// PyTorch draws smaller weights, and biases too.
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
                    Draw(convolution.weight, convolution.bias);
                    break;
                case Linear linear:
                    Draw(linear.weight, linear.bias);
                    break;
            }
        }
    }

    private static void Draw(Parameter weight, Parameter? bias)
    {
        init.xavier_uniform_(weight);
        if (bias is not null) init.zeros_(bias);
    }
}
