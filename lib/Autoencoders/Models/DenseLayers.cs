using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>Rows of dense layers.</summary>
internal static class DenseLayers
{
    /// <summary>Dense layers of the given sizes with a ReLU after each but the last: [N, sizes[0]] -> [N, sizes[^1]].</summary>
    /// <param name="sizes">At least two.</param>
    public static Sequential Create(params int[] sizes)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        for (var i = 1; i < sizes.Length; i++)
        {
            layers.Add(($"dense{i}", Linear(sizes[i - 1], sizes[i])));
            if (i < sizes.Length - 1) layers.Add(($"relu{i}", ReLU()));
        }

        return Sequential(layers);
    }

    /// <summary>An error that names the argument when a size is not positive.</summary>
    public static int Positive(int size, string name) =>
        size >= 1 ? size : throw new ArgumentOutOfRangeException(name, size, $"{name} is {size}; it must be at least 1.");
}
