using System.Text;

namespace Course.Tests;

public class LastingWriterTests
{
    [Fact]
    public void Write_ConsoleThatIsGone_GoesOnAndKeepsTheReason()
    {
        using var writer = new LastingWriter(new Gone());

        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.Write(1.5);
        writer.Flush();

        Assert.Equal("Input/output error", writer.Failure);
    }

    private sealed class Gone : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Input/output error");

        public override void Flush() => throw new IOException("Input/output error");
    }
}
