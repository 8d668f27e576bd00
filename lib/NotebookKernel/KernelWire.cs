using System.Text;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// One end of the two private pipes between an executor and its kernel process. Commands and events travel as .NET Interactive writes them,
/// each as a line of JSON.
/// </summary>
internal sealed class KernelWire(Stream input, Stream output) : IDisposable
{
    private const string Label = "label", Outputs = "outputs", Bytes = "bytes"; // what a cell's command carries beside its code
    private readonly StreamReader _reader = new(input);
    private readonly Lock _writing = new();

    static KernelWire()
    {
        KernelEventEnvelope.RegisterEvent<CellError>();
        KernelEventEnvelope.RegisterEvent<OutputLeftOut>();
        _ = Task.Run(() => Read(KernelEventEnvelope.Serialize(CellEvents.Text("")))); // slow at first: best while the kernel starts
    }

    /// <summary>The next event, or null when the other side has gone.</summary>
    public Task<KernelEvent?> ReadEventAsync() =>
        ReadAsync(Read);

    /// <summary>The next cell to run, or null when the other side has gone.</summary>
    public Task<CellCommand?> ReadCommandAsync() => ReadAsync(line =>
    {
        var command = (SubmitCode)KernelCommandEnvelope.Deserialize(line).Command;
        var values = command.Parameters;
        return new CellCommand(command.Code, values[Label], new OutputLimit(int.Parse(values[Outputs]), long.Parse(values[Bytes])));
    });

    /// <summary>Sends an event.</summary>
    /// <exception cref="IOException">The other side has gone.</exception>
    public void Send(KernelEvent produced) => Write(KernelEventEnvelope.Serialize(produced));

    /// <summary>Sends a cell to run.</summary>
    /// <exception cref="IOException">The other side has gone.</exception>
    public void Send(CellCommand command) => Write(KernelCommandEnvelope.Serialize(new SubmitCode(command.Code)
    {
        Parameters = new Dictionary<string, string>
        {
            [Label] = command.Label, [Outputs] = $"{command.Limit.Outputs}", [Bytes] = $"{command.Limit.Bytes}",
        },
    }));

    public void Dispose()
    {
        _reader.Dispose();
        output.Dispose();
    }

    private static KernelEvent Read(string line) => KernelEventEnvelope.DeserializeWithCommand(line, CellEvents.Cell).Event;

    private async Task<T?> ReadAsync<T>(Func<string, T> read) where T : class
    {
        try
        {
            return await _reader.ReadLineAsync() is { } line ? read(line) : null;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or JsonException)
        {
            return null; // cut off in the middle of a line: the other side has gone
        }
    }

    private void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + '\n');
        lock (_writing)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}

/// <summary>A cell to run.</summary>
/// <param name="Code">Its text.</param>
/// <param name="Label">How errors name it.</param>
/// <param name="Limit">The most that is kept of its outputs.</param>
public sealed record CellCommand(string Code, string Label, OutputLimit Limit);
