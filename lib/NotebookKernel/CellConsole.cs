using System.Reactive.Disposables;
using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace NotebookKernel;

/// <summary>
/// One stream of the process's console as cells see it: it hands text to the kernel whose cell writes, or to the one that ran last when no
/// cell is known, and keeps nothing. .NET Interactive's own capture keeps all that a cell prints until the cell ends.
/// </summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly AsyncLocal<Action<bool, string>?> s_running = new();
    private static readonly Lazy<IDisposable> s_installed = new(Install);
    private static volatile Action<bool, string>? s_latest;
    private readonly bool _isError;
    private readonly TextWriter _original;

    private CellConsole(bool isError, TextWriter original) => (_isError, _original) = (isError, original);

    /// <inheritdoc/>
    public override Encoding Encoding => _original.Encoding;

    /// <summary>Hands what the calling flow writes from now on to <paramref name="write"/>, which is told whether it is an error.</summary>
    public static void Route(Action<bool, string> write)
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
        if (string.IsNullOrEmpty(value)) return;
        if ((s_running.Value ?? s_latest) is { } write) write(_isError, value);
        else _original.Write(value);
    }

    private static IDisposable Install()
    {
        var (output, errors) = (Console.Out, Console.Error);
        // while somebody listens, no cell's start or end replaces the console again
        var held = ConsoleOutput.Subscribe(_ => Disposable.Empty);
        Console.SetOut(new CellConsole(false, output));
        Console.SetError(new CellConsole(true, errors));
        return held;
    }
}

/// <summary>Keeps a character together whose two UTF-16 halves are written one after the other.</summary>
internal sealed class SurrogateJoiner
{
    private string _half = "";

    /// <summary>The text to pass on now: what was held back and <paramref name="text"/>, but for a first half at its end.</summary>
    public string Join(string text)
    {
        var whole = _half + text;
        _half = whole.Length > 0 && char.IsHighSurrogate(whole[^1]) ? whole[^1..] : "";
        return whole[..^_half.Length];
    }

    /// <summary>What is held back at the end, a half for which no other has come, as the replacement character.</summary>
    public string End()
    {
        var rest = _half.Length == 0 ? "" : "\ufffd";
        _half = "";
        return rest;
    }
}
