using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>The kernel's side of a process per notebook. A program that offers <see cref="ProcessKernelHost"/> calls it in a hidden verb.</summary>
public static partial class KernelProcess
{
    /// <summary>Serves one executor until it closes the pipe.</summary>
    /// <param name="args">The arguments that <see cref="ProcessKernelHost"/> added after the verb: both pipe handles and the end mark.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunChildAsync(IReadOnlyList<string> args)
    {
        if (args is not [var inputHandle, var outputHandle, var mark])
        {
            await Console.Error.WriteLineAsync("The kernel verb is for the course's own use: run a notebook with 'run' instead.");
            return 2;
        }
        ProcessFamily.Head();
        // On Windows Ctrl-C reaches every process of the console; the executor decides what becomes of the cell.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var wire = new KernelWire(
            new AnonymousPipeClientStream(PipeDirection.In, inputHandle), new AnonymousPipeClientStream(PipeDirection.Out, outputHandle));
        var commands = Channel.CreateUnbounded<KernelMessage.Execute>();
        _ = Task.Run(() => ReceiveAsync(wire, commands.Writer));
        using var kernel = new CSharpCells();
        await kernel.WarmUpAsync();
        wire.Write(new KernelMessage.Ready());
        var events = new WireEvents(wire);
        var displays = new Dictionary<string, long>();
        var endMark = Encoding.UTF8.GetBytes(mark);
        await foreach (var command in commands.Reader.ReadAllAsync())
        {
            var outcome = await kernel.ExecuteAsync(command.Code, command.Label, new LimitedEvents(events, command.Limit, displays));
            MarkEnd(endMark);
            wire.Write(new KernelMessage.Done(outcome));
        }
        return 0;
    }

    /// <summary>Takes commands as they come. When the executor goes, so does this process with its children, even in the middle of a cell.</summary>
    private static async Task ReceiveAsync(KernelWire wire, ChannelWriter<KernelMessage.Execute> commands)
    {
        while (await wire.ReadAsync() is { } message)
        {
            if (message is KernelMessage.Execute command)
                commands.TryWrite(command);
        }
        ProcessFamily.EndOwn();
    }

    /// <summary>Marks in the process's own streams where the cell ended: what native code wrote before the mark belongs to the cell.</summary>
    private static void MarkEnd(byte[] mark)
    {
        if (!OperatingSystem.IsWindows())
            _ = FlushNative(0);
        using var output = Console.OpenStandardOutput();
        output.Write(mark);
        using var errors = Console.OpenStandardError();
        errors.Write(mark);
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushNative(nint all);

    private sealed class WireEvents(KernelWire wire) : IKernelEvents
    {
        public void Write(ConsoleChannel channel, string text) => wire.Write(new KernelMessage.Text(channel, text));

        public void Display(string id, IReadOnlyList<MimeValue> values) => wire.Write(new KernelMessage.Shown(id, [.. values]));

        public void Update(string id, IReadOnlyList<MimeValue> values) => wire.Write(new KernelMessage.Updated(id, [.. values]));

        public void Result(IReadOnlyList<MimeValue> values) => wire.Write(new KernelMessage.Result([.. values]));

        public void Fail(KernelError failure) => wire.Write(new KernelMessage.Failed(failure));

        public void LeftOut(LeftOut rest) => wire.Write(new KernelMessage.Omitted(rest));
    }
}
