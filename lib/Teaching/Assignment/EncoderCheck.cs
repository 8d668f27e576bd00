using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// Task 1: a convolutional network from images [N,1,28,28] to 40 numbers, [N,40]: 20 for mu and 20 for s, whose softplus is the deviation.
/// </summary>
internal static class EncoderCheck
{
    private const int Outputs = 2 * LatentSize;

    public static IEnumerable<Finding> Run(Func<Module<Tensor, Tensor>?> create, Tensor images)
    {
        Seed();
        using var encoder = create();
        yield return Finding.Returned(encoder, "CreateEncoder", "a network, for example Sequential(...)");
        encoder!.eval();
        yield return NetworkParts.HasConvolutions(encoder);
        var numbers = encoder.call(images);
        yield return Finding.Unless(WrongShape(numbers, images.shape[0]), $"{Shape(images)} becomes {Shape(numbers)}");
        yield return NetworkParts.TakesOtherBatches(encoder, images[..3], 3, Outputs);
        yield return Finding.That(AreFinite(numbers), "all numbers are finite",
            "Some of the numbers are NaN or infinite. Is there a division or a logarithm in the network?");
        yield return Finding.That(numbers.min().item<float>() < 0, "mu and s can be negative",
            "None of the numbers is negative. mu and s must be able to have any sign: leave out the ReLU or sigmoid after the last "
                + "layer.");
        yield return NetworkParts.IsDeterministic(encoder, images, "The encoder");
        yield return Finding.That(Distance(numbers, numbers[..1].expand_as(numbers)) > 1e-6, "different images give different numbers",
            "All images give the same numbers. Does forward use its input?");
        yield return NetworkParts.UsesConvolutions(encoder, images);
        yield return Finding.That(!AreEqual(encoder.call(Shuffled(images)), numbers), "the places of the pixels matter",
            "Shuffling the pixels of the images changes nothing: the network does not see where something is. Use kernels larger than "
                + "1 x 1.");
        yield return NetworkParts.LearnsEverywhere(encoder, images);
    }

    private static string? WrongShape(Tensor numbers, long count) => numbers.shape switch
    {
        [var n, Outputs] when n == count => null,
        [var n, LatentSize] when n == count => $"An image becomes {LatentSize} numbers, but {Outputs} are needed: {LatentSize} for mu and "
            + $"{LatentSize} for s.",
        [var n, var found] when n == count => $"An image becomes {found} numbers, but {Outputs} are needed: {LatentSize} for mu and "
            + $"{LatentSize} for s. See the last layer.",
        [_, _, _, _] => $"The output is still a stack of maps, {Shape(numbers)}. Flatten() and a Linear layer make [{count}, {Outputs}] "
            + "of it.",
        _ => $"The output's shape is {Shape(numbers)}, but [{count}, {Outputs}] is needed: one line for each of the {count} images. "
            + "Flatten() keeps the first dimension.",
    };

    private static Tensor Shuffled(Tensor images)
    {
        var order = randperm(784);
        return images.flatten(1).index_select(1, order).reshape(images.shape);
    }
}
