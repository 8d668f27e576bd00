using static Teaching.TensorChecks;
using static TorchSharp.torch;

namespace Teaching;

/// <summary>The bonus: evenly spaced codes on the line from one code [20] to another, [steps,20].</summary>
internal static class WalkCheck
{
    private const int Steps = 9;

    public static IEnumerable<Finding> Run(Func<Tensor, Tensor, int, Tensor?> walk)
    {
        Seed();
        var (from, to) = (randn(LatentSize), randn(LatentSize));
        var codes = walk(from, to, Steps);
        yield return Finding.Returned(codes, "Walk", "one code for each step");
        yield return Finding.That(HasShape(codes!, Steps, LatentSize), $"{Steps} steps are {Shape(codes!)}",
            $"For {Steps} steps the shape is {Shape(codes!)}, but [{Steps}, {LatentSize}] is needed.");
        yield return Finding.That(AreEqual(codes![0], from), "the walk begins at the first code",
            "The first code is not 'from'. The share of 'to' must start at 0.");
        yield return Finding.That(AreEqual(codes[Steps - 1], to), "it ends at the second",
            "The last code is not 'to'. The share of 'to' must end at 1, at step steps - 1.");
        var steps = codes[1..] - codes[..(Steps - 1)];
        yield return Finding.That(AreEqual(steps, ((to - from) / (Steps - 1)).expand_as(steps)), "all steps are equal",
            "The steps differ in length or direction. Use (1 - t) * from + t * to with evenly spaced t.");
    }
}
