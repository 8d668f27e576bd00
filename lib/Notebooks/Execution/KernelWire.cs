using System.Text.Json;
using System.Text.Json.Serialization;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>One message between an executor and its kernel process: a line of JSON on a private pipe.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Shown), "display")]
[JsonDerivedType(typeof(Updated), "update")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Failed), "error")]
[JsonDerivedType(typeof(Omitted), "omitted")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Ready), "ready")]
internal abstract record KernelMessage
{
    internal sealed record Ready : KernelMessage;

    internal sealed record Execute(string Code, string Label, OutputLimit Limit) : KernelMessage;

    internal sealed record Text(ConsoleChannel Channel, string Content) : KernelMessage;

    internal sealed record Shown(string Id, MimeValue[] Values) : KernelMessage;

    internal sealed record Updated(string Id, MimeValue[] Values) : KernelMessage;

    internal sealed record Result(MimeValue[] Values) : KernelMessage;

    internal sealed record Failed(KernelError Error) : KernelMessage;

    internal sealed record Omitted(LeftOut Rest) : KernelMessage;

    internal sealed record Done(CellOutcome Outcome) : KernelMessage;
}

[JsonSerializable(typeof(KernelMessage))]
internal sealed partial class KernelMessageJson : JsonSerializerContext;

/// <summary>Reads and writes messages on the two ends of the pipes.</summary>
internal sealed class KernelWire(Stream input, Stream output) : IDisposable
{
    private readonly StreamReader _reader = new(input);
    private readonly Lock _writing = new();

    /// <summary>The next message, or null when the other side has gone.</summary>
    public async Task<KernelMessage?> ReadAsync()
    {
        try
        {
            var line = await _reader.ReadLineAsync();
            return line is null ? null : JsonSerializer.Deserialize(line, KernelMessageJson.Default.KernelMessage);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or JsonException)
        {
            return null; // cut off in the middle of a line: the other side has gone
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="IOException">The other side has gone.</exception>
    public void Write(KernelMessage message)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, KernelMessageJson.Default.KernelMessage);
        lock (_writing)
        {
            output.Write(bytes);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        output.Dispose();
    }
}
