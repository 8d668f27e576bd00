using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;
using Diagnostic = Microsoft.DotNet.Interactive.Diagnostic;

namespace NotebookKernel;

/// <summary>
/// .NET Interactive's C# kernel, the one behind VS Code's and Jupyter's notebooks, run cell by cell. It takes over the console of the whole
/// process: to print beside it, keep the streams from before.
/// </summary>
public sealed partial class CSharpCells : IDisposable
{
    // The kernel's own gives back another display than the one it shows, whose update then reaches nothing.
    private const string Display = """
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue display(object value, params string[] mimeTypes) =>
            Microsoft.DotNet.Interactive.KernelInvocationContext.Current is { } cell
                ? Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.Display(cell, value, mimeTypes)
                : System.DisplayExtensions.Display(value, mimeTypes);
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(this object value, params string[] mimeTypes) =>
            display(value, mimeTypes);
        [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(
            this Microsoft.DotNet.Interactive.KernelInvocationContext cell, object value, params string[] mimeTypes) =>
            Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.Display(cell, value, mimeTypes);
        """;

    private readonly CSharpKernel _csharp;
    private readonly CompositeKernel _kernel;
    private readonly Lock _sending = new();
    private readonly SurrogateJoiner[] _joiners = [new(), new()]; // of standard output and standard error
    private Action<KernelEvent>? _events;

    /// <summary>Makes a kernel with an empty state.</summary>
    public CSharpCells()
    {
        _csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing().UseNugetDirective(AddPackages, forceRestore: false);
        _csharp.DeferCommand(new SubmitCode(Display));
        _kernel = new CompositeKernel { new HtmlKernel(), new JavaScriptKernel().UseValueSharing(), new KeyValueStoreKernel().UseWho() };
        _kernel.Add(_csharp, ["c#", "C#"]);
        _kernel.DefaultKernelName = _csharp.Name;
        Magics.Use(_kernel);
    }

    /// <summary>Runs a throw-away cell, so that the first real one finds the compiler ready.</summary>
    public async Task WarmUpAsync() =>
        await _kernel.SendAsync(new SubmitCode("using System.Linq;\n_ = Enumerable.Range(0, 3).Select(i => $\"{i}\").Count();"));

    /// <summary>Runs a cell. Its console text, displays, result and error go to <paramref name="events"/>, in order and at once.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="label">How errors name the cell.</param>
    /// <param name="events">Receives what <see cref="CellEvents"/> describes; a cell that failed sends a <see cref="CellError"/>.</param>
    public async Task ExecuteAsync(string code, string label, Action<KernelEvent> events)
    {
        NameFrames(label);
        CellConsole.Route(Write);
        lock (_sending) _events = events;
        var memory = new EventMemory();
        var diagnostics = new List<Diagnostic>();
        var hasFailed = false;
        using var subscription = _kernel.KernelEvents.Subscribe(Forward);
        try
        {
            await _kernel.SendAsync(new SubmitCode(code));
            if (!hasFailed && CompilationReport.Warnings(diagnostics, label) is { Length: > 0 } warnings) Write(true, warnings);
        }
        finally
        {
            EndText();
        }

        void Forward(KernelEvent produced)
        {
            lock (_sending) Send(produced);
            if (produced is DisplayEvent shown) memory.Passed(shown);
        }

        void Send(KernelEvent produced)
        {
            switch (produced)
            {
                case ReturnValueProduced { Value: DisplayedValue }: // it has been shown
                    break;
                case ReturnValueProduced or DisplayedValueProduced or DisplayedValueUpdated:
                    events(CellEvents.Bare((DisplayEvent)produced));
                    break;
                case DiagnosticsProduced produces:
                    diagnostics.AddRange(produces.Diagnostics);
                    break;
                case CommandFailed { Command: SubmitCode } failed when !hasFailed:
                    hasFailed = true;
                    events(Report(failed, diagnostics, code, label));
                    break;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _kernel.Dispose();

    private static CellError Report(CommandFailed failed, List<Diagnostic> diagnostics, string code, string label) =>
        failed.Exception switch
        {
            CodeSubmissionCompilationErrorException => CompilationReport.Of(diagnostics, code, label),
            { } exception => StackReport.Of(exception),
            null when UnknownLanguage().Match(failed.Message) is { Success: true } unknown => Unknown(unknown.Groups[1].Value, label),
            null => new CellError("KernelError", $"{label}: {StackReport.Shortened(failed.Message)}", failed.Message.Split('\n')),
        };

    private static CellError Unknown(string magic, string label)
    {
        var message = $"{label}: there is no language or magic command '{magic}' here: cells can be in C#, HTML, JavaScript or Markdown, "
            + "or in what a package brings.";
        return new CellError("LanguageError", message, [message]);
    }

    [GeneratedRegex("error DNI101: Unknown magic command '#!(.+?)'")]
    private static partial Regex UnknownLanguage();

    /// <summary>Makes packages known to the cells, and loads what they bring for notebooks, such as formatters.</summary>
    private async Task AddPackages(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        foreach (var folder in packages.Select(package => Path.Combine(package.PackageRoot, "interactive-extensions", "dotnet")))
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : []) await LoadExtensionAsync(file);
        }
    }

    private async Task LoadExtensionAsync(string file)
    {
        try
        {
            foreach (var type in Assembly.LoadFrom(file).GetExportedTypes().Where(typeof(IKernelExtension).IsAssignableFrom))
                if (!type.IsAbstract) await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(_kernel);
        }
        catch (Exception error) // made for another .NET Interactive: the package itself can be used all the same
        {
            Write(true, $"The extension {Path.GetFileName(file)} could not be loaded: {error.Message}\n");
        }
    }

    /// <summary>
    /// Passes on what the console gets. Text of a task that outlives its cell goes to the cell that runs then, or ran last.
    /// </summary>
    private void Write(bool isError, string text)
    {
        lock (_sending) Pass(isError, _joiners[isError ? 1 : 0].Join(text));
    }

    private void EndText()
    {
        lock (_sending)
        {
            foreach (var isError in (bool[])[false, true]) Pass(isError, _joiners[isError ? 1 : 0].End());
        }
    }

    private void Pass(bool isError, string text)
    {
        if (text.Length > 0) _events?.Invoke(CellEvents.Text(text, isError));
    }

    /// <summary>
    /// Compiles the next cell with its lines, under its label, so that the frames of its exceptions say where they are. The kernel offers
    /// no option for it.
    /// </summary>
    private void NameFrames(string label)
    {
        ref var options = ref Options(_csharp);
        options = options.WithEmitDebugInformation(true).WithFilePath(label).WithFileEncoding(Encoding.UTF8);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);
}
