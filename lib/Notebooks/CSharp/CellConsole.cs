using System.Reactive.Disposables;
using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace Notebooks.CSharp;

/// <summary>
/// One stream of the process's console as cells see it: it hands text to the kernel whose cell writes, or to the one that ran last when no cell is known, and keeps nothing.
/// .NET Interactive's own capture keeps all that a cell prints until the cell ends.
/// </summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly AsyncLocal<Action<ConsoleChannel, string>?> s_running = new();
    private static readonly Lazy<IDisposable> s_installed = new(Install);
    private static volatile Action<ConsoleChannel, string>? s_latest;
    private readonly ConsoleChannel _channel;
    private readonly TextWriter _original;

    private CellConsole(ConsoleChannel channel, TextWriter original) => (_channel, _original) = (channel, original);

    /// <inheritdoc/>
    public override Encoding Encoding => _original.Encoding;

    /// <summary>Hands what the calling flow writes from now on to <paramref name="write"/>.</summary>
    public static void Route(Action<ConsoleChannel, string> write)
    {
        _ = s_installed.Value;
        s_latest = s_running.Value = write;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if ((s_running.Value ?? s_latest) is { } write)
            write(_channel, value);
        else
            _original.Write(value);
    }

    private static IDisposable Install()
    {
        var (output, errors) = (Console.Out, Console.Error);
        var held = ConsoleOutput.Subscribe(_ => Disposable.Empty); // while somebody listens, no cell's start or end replaces the console again
        Console.SetOut(new CellConsole(ConsoleChannel.Output, output));
        Console.SetError(new CellConsole(ConsoleChannel.Errors, errors));
        return held;
    }
}
