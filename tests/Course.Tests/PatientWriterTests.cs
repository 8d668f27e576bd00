using System.Text;

namespace Course.Tests;

public class PatientWriterTests
{
    [Fact]
    public void Write_ConsoleThatIsGone_GoesOn()
    {
        using var writer = new PatientWriter(new Gone());

        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.Write(1.5);
        writer.Flush();
    }

    private sealed class Gone : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Input/output error");

        public override void Flush() => throw new IOException("Input/output error");
    }
}
