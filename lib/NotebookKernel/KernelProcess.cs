using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>The main loop of the kernel's process.</summary>
internal static partial class KernelProcess
{
    /// <summary>Serves one executor until it closes the pipe.</summary>
    /// <param name="args">What the executor says: the handles of both pipes, and the mark that ends a cell.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is not [var inputHandle, var outputHandle, var mark])
        {
            await Console.Error.WriteLineAsync("This program is for the course's own use: run a notebook with './course run' instead.");
            return 2;
        }
        ProcessFamily.Head();
        // On Windows Ctrl-C reaches every process of the console; the executor decides what becomes of the cell.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var wire = new KernelWire(
            new AnonymousPipeClientStream(PipeDirection.In, inputHandle), new AnonymousPipeClientStream(PipeDirection.Out, outputHandle));
        var commands = Channel.CreateUnbounded<CellCommand>();
        _ = Task.Run(() => ReceiveAsync(wire, commands.Writer));
        using var kernel = new CSharpCells();
        await kernel.WarmUpAsync();
        wire.Send(new KernelReady([]));
        var displays = new Dictionary<string, long>();
        var endMark = Encoding.UTF8.GetBytes(mark);
        await foreach (var (code, label, limit) in commands.Reader.ReadAllAsync())
        {
            await kernel.ExecuteAsync(code, label, new LimitedEvents(wire.Send, limit, displays).Send);
            MarkEnd(endMark);
            wire.Send(new CommandSucceeded(CellEvents.Cell));
        }
        return 0;
    }

    /// <summary>
    /// Takes commands as they come. When the executor goes, so does this process with its children, even in the middle of a cell.
    /// </summary>
    private static async Task ReceiveAsync(KernelWire wire, ChannelWriter<CellCommand> commands)
    {
        while (await wire.ReadCommandAsync() is { } command) commands.TryWrite(command);
        ProcessFamily.EndOwn();
    }

    /// <summary>
    /// Marks in the process's own streams where the cell ended: what native code wrote before the mark belongs to the cell.
    /// </summary>
    private static void MarkEnd(byte[] mark)
    {
        if (!OperatingSystem.IsWindows()) _ = FlushNative(0);
        using var output = Console.OpenStandardOutput();
        output.Write(mark);
        using var errors = Console.OpenStandardError();
        errors.Write(mark);
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushNative(nint all);
}
