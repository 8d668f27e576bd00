using System.Text;

namespace Course;

/// <summary>
/// A writer that keeps going when its target fails: neither a full log nor a closed terminal ends a run.
/// </summary>
/// <param name="inner">Takes the text, as long as it can.</param>
internal sealed class LastingWriter(TextWriter inner) : TextWriter
{
    /// <summary>Why text was lost; null when all was written.</summary>
    public string? Failure { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException error)
        {
            Failure ??= error.Message;
        }
    }
}
