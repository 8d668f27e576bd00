using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Autoencoders.Runtime;

/// <summary>
/// Takes libtorch's own stack, some twenty frames of C++, off the messages of its exceptions, so that a notebook shows the sentence in
/// which sizes or types are named.
/// </summary>
internal static class TorchErrors
{
    private const string Stack = "\nException raised from ";

    /// <summary>Sets it up for the process.</summary>
    public static void Shorten() => AppDomain.CurrentDomain.FirstChanceException += Cut;

    private static void Cut(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is not ExternalException error) return;
        var end = error.Message.IndexOf(Stack, StringComparison.Ordinal);
        if (end > 0) Message(error) = error.Message[..end];
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string Message(Exception exception);
}
