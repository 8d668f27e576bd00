using System.Runtime.InteropServices;
using Autoencoders.Data;

namespace Autoencoders.Training;

/// <summary>Names the reasons for which libtorch refuses to compute a loss, of which its own texts name only the operator.</summary>
internal static class LossErrors
{
    private const string NotBetweenZeroAndOne = "should be between 0 and 1";

    /// <summary>Whether libtorch's binary cross-entropy refused outputs, which it does for NaN too.</summary>
    public static bool IsOutputRange(Exception? error) =>
        error is ExternalException && error.Message.Contains(NotBetweenZeroAndOne, StringComparison.Ordinal);

    /// <summary>Computes with a batch.</summary>
    /// <exception cref="InvalidOperationException">Element types differ.</exception>
    /// <exception cref="ArgumentException">Outputs under a binary cross-entropy lie outside [0, 1].</exception>
    public static double Named(nn.Module model, Batch batch, Func<double> loss)
    {
        try
        {
            return loss();
        }
        catch (ExternalException error) when (IsOutputRange(error))
        {
            throw new ArgumentException("The outputs under a binary cross-entropy must lie in [0, 1]; some do not, or are NaN. "
                + "End the network with a sigmoid.", error);
        }
        catch (ExternalException error) when (error.Message.Contains("type", StringComparison.Ordinal) && Types(model, batch) is { } types)
        {
            throw new InvalidOperationException($"{types}. Convert the network, with 'network.to(ScalarType.Float32)' before an optimizer "
                + "is made, or the images in the loss, with 'batch.Images.to(ScalarType.Float64)'.", error);
        }
    }

    private static string? Types(nn.Module model, Batch batch)
    {
        ScalarType[] weights = [.. model.parameters().Select(parameter => parameter.dtype).Distinct()];
        return weights is [var only] && only == batch.Images.dtype ? null
            : $"The network's weights are {string.Join(" and ", weights)}, the images {batch.Images.dtype}";
    }
}
