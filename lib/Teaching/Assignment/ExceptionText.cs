using System.Reflection;
using System.Text.RegularExpressions;

namespace Teaching;

/// <summary>What an exception of the student's code means.</summary>
internal static partial class ExceptionText
{
    private const int LongestMessage = 300;

    /// <summary>The exception in words, with a hint where its cause is a usual one.</summary>
    public static string Explain(Exception error)
    {
        while (error is TargetInvocationException or AggregateException && error.InnerException is { } inner) error = inner;
        var line = error.Message.Split('\n')[0].Trim();
        if (line.Length > LongestMessage) line = $"{line[..LongestMessage]} ...";
        return $"The code threw {error.GetType().Name}: {line}{(line.EndsWith('.') ? "" : ".")}{Hint(error)}";
    }

    private static string Hint(Exception error)
    {
        if (Product().Match(error.Message) is { Success: true } product)
        {
            return $" A dense layer was given {product.Groups["given"].Value} numbers and was made for {product.Groups["made"].Value}: "
                + "its first argument must be channels * height * width of what comes in.";
        }

        if (Channels().Match(error.Message) is { Success: true } channels)
        {
            return $" A convolution was made for {channels.Groups["made"].Value} channels and was given another number of them: "
                + "the first argument of each Conv2d is the second of the one before.";
        }

        return error switch
        {
            NullReferenceException => " Something that is used is null: perhaps a function that is still empty.",
            _ when error.Message.Contains("all elements of input should be between 0 and 1", StringComparison.Ordinal) =>
                " The binary cross-entropy needs probabilities: end the decoder in a sigmoid. If there is one, an output has become NaN: "
                    + "is the learning rate too high?",
            _ when error.Message.Contains("in-place operation", StringComparison.Ordinal) =>
                " Methods whose name ends in _ change their tensor in place: use those without.",
            _ => "",
        };
    }

    [GeneratedRegex(@"cannot be multiplied \(\d+x(?<given>\d+) and (?<made>\d+)x\d+\)")]
    private static partial Regex Product();

    // As TorchSharp says it, and as libtorch does.
    [GeneratedRegex(@"input with (?<made>\d+) channels to Conv|to have (?<made>\d+) channels, but got")]
    private static partial Regex Channels();
}
