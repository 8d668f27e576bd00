using System.Text;

namespace Notebooks.Execution;

/// <summary>Reads a process's own output and finds the marks that end each cell in it.</summary>
internal sealed class MarkedReader(Stream stream, string mark, Action<string> write, Action markSeen)
{
    /// <summary>Reads until the process closes the stream.</summary>
    public async Task RunAsync()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[8192];
        var characters = new char[8192];
        var pending = "";
        int count;
        while ((count = await stream.ReadAsync(bytes)) > 0)
        {
            pending += new string(characters, 0, decoder.GetChars(bytes, 0, count, characters, 0));
            for (int at; (at = pending.IndexOf(mark, StringComparison.Ordinal)) >= 0; pending = pending[(at + mark.Length)..])
            {
                Send(pending[..at]);
                markSeen();
            }
            var held = StartOfMark(pending);
            Send(pending[..^held]);
            pending = pending[^held..];
        }
        Send(pending);
    }

    private void Send(string text)
    {
        if (text.Length > 0) write(text);
    }

    /// <summary>How many characters at the end of a text may be the beginning of a mark.</summary>
    private int StartOfMark(string text)
    {
        for (var length = Math.Min(mark.Length - 1, text.Length); length > 0; length--)
        {
            if (mark.StartsWith(text[^length..], StringComparison.Ordinal)) return length;
        }
        return 0;
    }
}
