using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>Task 2: a convolutional network from codes [N,20] to images [N,1,28,28] in [0,1].</summary>
internal static class DecoderCheck
{
    private const int Count = 8;
    private const double MostZeros = 0.1; // a sigmoid gives none, a ReLU about half

    public static IEnumerable<Finding> Run(Func<Module<Tensor, Tensor>?> create)
    {
        Seed();
        using var decoder = create();
        yield return Finding.Returned(decoder, "CreateDecoder", "a network, for example Sequential(...)");
        decoder!.eval();
        yield return NetworkParts.HasConvolutions(decoder);
        var codes = randn(Count, LatentSize, requires_grad: true);
        var images = decoder.call(codes);
        yield return Finding.Unless(WrongShape(images), $"[{Count}, {LatentSize}] becomes {Shape(images)}");
        yield return NetworkParts.TakesOtherBatches(decoder, codes.detach()[..3], 3, 1, 28, 28);
        yield return Finding.That(AreFinite(images), "all pixels are finite",
            "Some pixels are NaN or infinite. Is there a division or a logarithm in the network?");
        yield return Finding.Unless(WrongRange(images) ?? WrongRange(decoder.call(codes.detach() * 100)),
            "all pixels lie in [0, 1], whatever the code");
        yield return NetworkParts.IsDeterministic(decoder, codes, "The decoder");
        yield return Finding.That(Distance(images, images[..1].expand_as(images)) > 1e-6, "different codes give different images",
            "All codes give the same image. Does forward use its input?");
        yield return NetworkParts.UsesConvolutions(decoder, codes);
        yield return NetworkParts.LearnsEverywhere(decoder, codes);
        var silent = Enumerable.Range(0, LatentSize).Where(i => codes.grad![.., i].abs().max().item<float>() == 0).ToList();
        yield return Finding.That(silent.Count == 0, $"each of the {LatentSize} numbers has a say",
            $"Number {string.Join(", ", silent)} of the code (from 0) has no influence on the image. Does the first layer take all "
                + $"{LatentSize}?");
    }

    private static string? WrongShape(Tensor images) => images.shape switch
    {
        [Count, 1, 28, 28] => null,
        [Count, 784] => $"The images are flat, {Shape(images)}. Unflatten(1, [1, 28, 28]) would shape them; better, unflatten before the "
            + "convolutions.",
        [Count, 28, 28] => $"The images lack the channel: {Shape(images)} must be [{Count}, 1, 28, 28].",
        [Count, var channels, 28, 28] => $"The images have {channels} channels, but grey images have 1: [{Count}, 1, 28, 28]. See the "
            + "last convolution.",
        [Count, _, var height, var width] => $"The images have {height} x {width} pixels, but 28 x 28 are needed. From 7 x 7 maps, two "
            + "upsamplings by 2 and padded convolutions lead there.",
        _ => $"The output's shape is {Shape(images)}, but [{Count}, 1, 28, 28] is needed.",
    };

    private static string? WrongRange(Tensor images)
    {
        var (low, high) = (images.min().item<float>(), images.max().item<float>());
        if (low < 0 || high > 1)
        {
            return $"Pixels go from {low:0.##} to {high:0.##}, but must lie in [0, 1]. End the network in a sigmoid (a ReLU has no upper "
                + "end, and tanh goes below 0).";
        }

        var zeros = Mean(images.eq(0).to(ScalarType.Float32));
        return zeros > MostZeros && high < 1
            ? $"{zeros:P0} of the pixels are exactly 0. Is there a ReLU where the sigmoid should be? No gradient passes where it cuts off."
            : null;
    }
}
