using System.Reactive.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Notebooks.CSharp;

/// <summary>
/// .NET Interactive's C# kernel, the one behind VS Code's and Jupyter's notebooks, run cell by cell. It takes the console of the whole process: whoever wants to
/// print beside it keeps the streams from before.
/// </summary>
public sealed class CSharpCells : IDisposable
{
    private readonly CSharpKernel _csharp;
    private readonly CompositeKernel _kernel;
    private readonly Lock _sending = new();
    private readonly SurrogateJoiner[] _joiners = [new(), new()]; // by channel
    private IKernelEvents? _events;

    /// <summary>Makes a kernel with an empty state.</summary>
    public CSharpCells()
    {
        _csharp = new CSharpKernel().UseKernelHelpers().UseValueSharing().UseNugetDirective(AddPackages, forceRestore: false);
        _kernel = new CompositeKernel { _csharp };
        _kernel.DefaultKernelName = _csharp.Name;
    }

    /// <summary>Runs a throw-away cell, so that the first real one finds the compiler ready.</summary>
    public async Task WarmUpAsync() => await _kernel.SendAsync(new SubmitCode("using System.Linq;\n_ = Enumerable.Range(0, 3).Select(i => $\"{i}\").Count();"));

    /// <summary>Runs a cell. Its console text, displays, result and error go to <paramref name="events"/>, in order and at once.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="label">How errors name the cell.</param>
    /// <param name="events">Receives what the cell sends out.</param>
    /// <param name="cancellationToken">Cancels the cell, which ends if it looks at its own token.</param>
    public async Task<CellOutcome> ExecuteAsync(string code, string label, IKernelEvents events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        NameFrames(label);
        CellConsole.Route(Write);
        lock (_sending)
            _events = events;
        var memory = new EventMemory();
        var diagnostics = new List<Microsoft.DotNet.Interactive.Diagnostic>();
        var outcome = CellOutcome.Succeeded;
        using var subscription = _kernel.KernelEvents.Subscribe(Forward);
        try
        {
            await _kernel.SendAsync(new SubmitCode(code), cancellationToken);
            return outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CellOutcome.Interrupted;
        }
        finally
        {
            EndText();
        }

        void Forward(KernelEvent produced)
        {
            lock (_sending)
                Send(produced);
            if (produced is DisplayEvent shown)
                memory.Passed(shown);
        }

        void Send(KernelEvent produced)
        {
            switch (produced)
            {
                case ReturnValueProduced result:
                    events.Result(Values(result));
                    break;
                case DisplayedValueProduced shown:
                    events.Display(shown.ValueId, Values(shown));
                    break;
                case DisplayedValueUpdated updated:
                    events.Update(updated.ValueId, Values(updated));
                    break;
                case DiagnosticsProduced produces:
                    diagnostics.AddRange(produces.Diagnostics);
                    break;
                case CommandFailed { Command: SubmitCode } failed when outcome == CellOutcome.Succeeded:
                    outcome = CellOutcome.Failed;
                    events.Fail(Report(failed, diagnostics, code, label));
                    break;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _kernel.Dispose();

    private static KernelError Report(CommandFailed failed, List<Microsoft.DotNet.Interactive.Diagnostic> diagnostics, string code, string label) => failed.Exception switch
    {
        CodeSubmissionCompilationErrorException => CompilationReport.Of(diagnostics, code, label),
        { } exception => StackReport.Of(exception),
        null => new KernelError("KernelError", $"{label}: {ShortMessage.Of(failed.Message)}", failed.Message.Split('\n')),
    };

    private static Task AddPackages(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        return Task.CompletedTask;
    }

    /// <summary>Passes on what the console gets. Text of a task that outlives its cell goes to the cell that runs then, or ran last.</summary>
    private void Write(ConsoleChannel channel, string text)
    {
        lock (_sending)
        {
            if (_joiners[(int)channel].Join(text) is { Length: > 0 } whole)
                _events?.Write(channel, whole);
        }
    }

    private void EndText()
    {
        lock (_sending)
        {
            foreach (var channel in Enum.GetValues<ConsoleChannel>())
            {
                if (_joiners[(int)channel].End() is { Length: > 0 } rest)
                    _events?.Write(channel, rest);
            }
        }
    }

    private static List<MimeValue> Values(DisplayEvent produced) => [.. produced.FormattedValues.Select(value => new MimeValue(value.MimeType, value.Value))];

    /// <summary>Compiles the next cell with its lines, under its label, so that the frames of its exceptions say where they are. The kernel offers no option for it.</summary>
    private void NameFrames(string label)
    {
        ref var options = ref Options(_csharp);
        options = options.WithEmitDebugInformation(true).WithFilePath(label).WithFileEncoding(Encoding.UTF8);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);
}
