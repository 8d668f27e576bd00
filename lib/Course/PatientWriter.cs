using System.Text;

namespace Course;

/// <summary>Writes to a console that may go away, as a terminal does that is closed: what cannot be written then is dropped, and the work behind it goes on.</summary>
/// <param name="console">The console's own writer.</param>
internal sealed class PatientWriter(TextWriter console) : TextWriter
{
    public override Encoding Encoding => console.Encoding;

    /// <summary>Puts it in the place of the process's output and error output.</summary>
    public static void Install()
    {
        Console.SetOut(new PatientWriter(Console.Out));
        Console.SetError(new PatientWriter(Console.Error));
    }

    public override void Write(char value) => Try(() => console.Write(value));

    public override void Write(string? value) => Try(() => console.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => console.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => console.WriteLine(value));

    public override void Flush() => Try(console.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // there is nobody to tell
        }
    }
}
