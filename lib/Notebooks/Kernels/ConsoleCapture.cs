using System.Text;

namespace Notebooks.Kernels;

/// <summary>Sends what a cell's code writes to <see cref="Console"/> to that cell's output, on whichever thread or task of the cell it is written.</summary>
internal static class ConsoleCapture
{
    private static readonly AsyncLocal<CellOutput?> Current = new();
    private static readonly Lock Once = new();
    private static bool _installed;

    /// <summary>From here on, the current flow of execution writes to <paramref name="output"/>.</summary>
    public static void Enter(CellOutput? output)
    {
        lock (Once)
        {
            if (!_installed)
            {
                Console.SetOut(new Router(ConsoleChannel.Output, Console.Out));
                Console.SetError(new Router(ConsoleChannel.Errors, Console.Error));
                _installed = true;
            }
        }
        Current.Value = output;
    }

    private sealed class Router(ConsoleChannel channel, TextWriter outside) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void WriteLine(string? value) => Write(value + '\n');

        public override void WriteLine() => Write(['\n']);

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Current.Value is { } output)
                output.Write(channel, buffer);
            else
                outside.Write(buffer);
        }

        public override void Flush()
        {
            if (Current.Value is null)
                outside.Flush();
        }
    }
}
