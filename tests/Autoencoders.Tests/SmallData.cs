using Autoencoders.Data;
using static TorchSharp.torch;

namespace Autoencoders.Tests;

/// <summary>Small data sets that look a little like digits: bright rectangles at random places.</summary>
internal static class SmallData
{
    public static ImageDataset Rectangles(int count, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new float[count * 784];
        for (var i = 0; i < count; i++)
        {
            var (top, left, height, width) = (random.Next(4, 12), random.Next(4, 12), random.Next(4, 12), random.Next(4, 12));
            for (var y = top; y < top + height; y++) pixels.AsSpan((i * 784) + (y * 28) + left, width).Fill(1);
        }

        using var scope = NewDisposeScope();
        var labels = Enumerable.Range(0, count).Select(i => (long)(i % 3)).ToArray();
        return new ImageDataset("rectangles", tensor(pixels).reshape(count, 1, 28, 28), tensor(labels), ["a", "b", "c"]);
    }
}
