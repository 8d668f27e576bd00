using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Pages;

namespace Notebooks.Programs;

/// <summary>
/// A notebook that runs as a program of its own: text goes to the terminal, and at the end all of it, with pictures and charts, to a page
/// beside the program.
/// </summary>
public static class NotebookProgram
{
    private static readonly SubmitCode s_command = new("");
    private static readonly Dictionary<string, JsonObject> s_displays = [];
    private static readonly Dictionary<string, long> s_sizes = []; // of the displays
    private static Dictionary<string, JsonNode?> s_values = [];
    private static NotebookDocument s_notebook = NotebookDocument.Create();
    private static string s_source = "", s_page = "", s_assets = "";
    private static Terminal? s_terminal;
    private static RunningCell? s_cell;

    /// <summary>Loads the kernel's assemblies, by whose presence a library knows that it is to show its values in a notebook.</summary>
    public static void Load() => RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle);

    /// <summary>Begins the program, in the notebook's folder as its current one.</summary>
    /// <param name="args">Values of the notebook's parameters, such as <c>epochs=1</c>.</param>
    /// <param name="notebook">The notebook's file, as seen from the program's folder.</param>
    /// <param name="assets">The folder of the page's scripts, as seen from there too.</param>
    /// <param name="program">The program's file.</param>
    /// <exception cref="FileNotFoundException">The notebook is not there.</exception>
    public static void Start(IReadOnlyList<string> args, string notebook, string assets, [CallerFilePath] string program = "")
    {
        ArgumentNullException.ThrowIfNull(args);
        s_source = Path.GetFullPath(notebook, Path.GetDirectoryName(program)!);
        s_page = Path.ChangeExtension(program, ".html");
        s_assets = assets;
        var original = NotebookDocument.Load(s_source);
        try
        {
            s_values = args.Select(arg => arg.Split('=', 2)).ToDictionary(parts => parts[0], parts => (JsonNode?)parts[^1]);
            s_notebook = ParameterCell.In(original, s_values, " (from the command line)");
        }
        catch (ParameterException error)
        {
            Console.Error.WriteLine(error.Message);
            Environment.Exit(2);
        }
        foreach (var cell in s_notebook.Cells.Where(cell => cell.IsCode)) cell.ClearOutputs();
        Directory.SetCurrentDirectory(Path.GetDirectoryName(s_source)!);
        s_terminal = new Terminal(Console.Out, Console.Error, isLive: !Console.IsOutputRedirected);
        AppDomain.CurrentDomain.UnhandledException += (_, thrown) => Fail((Exception)thrown.ExceptionObject);
        CellConsole.Route((isError, text) => Record(CellEvents.Text(text, isError)));
    }

    /// <summary>Begins a cell.</summary>
    /// <param name="number">Its number among the code cells that are run, from 1.</param>
    public static void Cell(int number)
    {
        s_cell?.Dispose();
        var cell = s_notebook.Cells.Where(each => NotebookExecutor.IsRun(each) && !each.HasTag(NotebookParameter.InjectedTag))
            .ElementAtOrDefault(number - 1) ?? throw new InvalidOperationException($"'{s_source}' has changed: export it again.");
        cell.ExecutionCount = number;
        var recorder = new CellRecorder(cell, s_displays, OutputLimit.Default, _ => { });
        s_cell = new RunningCell(recorder, KernelInvocationContext.GetOrCreateAmbientContext(s_command));
    }

    /// <summary>Shows the value of a cell's last expression.</summary>
    public static void Show(object? value)
    {
        if (value is DisplayedValue) return; // it has been shown
        Record(new ReturnValueProduced(value, s_command, [.. FormattedValue.CreateManyFromObject(value)]));
    }

    /// <summary>Shows a value, and can show another in its place later.</summary>
    public static DisplayedValue Display(object? value, params string[] mimeTypes) =>
        KernelInvocationContext.Current.Display(value, mimeTypes);

    /// <summary>A parameter's value: that of the command line, or else the notebook's.</summary>
    public static T Parameter<T>(string name, T value) => s_values.TryGetValue(name, out var given) ? Read<T>($"{given}") : value;

    /// <summary>Notes that a cell failed which may, and goes on with the next.</summary>
    public static void Failed(Exception exception) => Record(StackReport.Of(exception));

    /// <summary>Ends the program and writes its page.</summary>
    public static void End()
    {
        s_cell?.Dispose();
        s_cell = null;
        var folder = Path.GetDirectoryName(s_page)!;
        var assets = Directory.Exists(Path.Combine(folder, s_assets)) ? s_assets : null;
        var name = Path.GetFileNameWithoutExtension(s_page);
        AtomicFile.WriteAllText(s_page, NotebookPage.Write(s_notebook, name, Path.GetDirectoryName(s_source), assets: assets));
        s_terminal?.Line($"With pictures: {s_page}");
    }

    private static void Fail(Exception exception)
    {
        Failed(exception);
        End();
        Environment.Exit(1);
    }

    private static void Record(KernelEvent produced)
    {
        s_cell?.Record(produced);
        s_terminal?.Show(produced);
    }

    private static T Read<T>(string text)
    {
        if (!typeof(T).IsArray) return (T)Convert.ChangeType(text, typeof(T), CultureInfo.InvariantCulture);
        var items = text.Trim().TrimStart('[').TrimEnd(']');
        var isPlain = typeof(T) == typeof(string[]) && !items.Contains('"', StringComparison.Ordinal);
        return isPlain ? (T)(object)items.Split(',', StringSplitOptions.TrimEntries) : JsonSerializer.Deserialize<T>($"[{items}]")!;
    }

    /// <summary>A cell that runs: what it displays belongs to it until the next begins.</summary>
    private sealed class RunningCell : IDisposable
    {
        private readonly CellRecorder _recorder;
        private readonly KernelInvocationContext _context;
        private readonly Action<KernelEvent> _keep;
        private readonly EventMemory _memory = new();
        private readonly IDisposable _displays;

        public RunningCell(CellRecorder recorder, KernelInvocationContext context)
        {
            (_recorder, _context) = (recorder, context);
            _keep = new LimitedEvents(recorder.Record, OutputLimit.Default, s_sizes).Send;
            _displays = context.KernelEvents.Subscribe(produced =>
            {
                if (produced is not DisplayEvent shown) return;
                NotebookProgram.Record(shown);
                _memory.Passed(shown);
            });
        }

        public void Record(KernelEvent produced) => _keep(produced);

        public void Dispose()
        {
            _displays.Dispose();
            _context.Dispose();
            _recorder.Finish();
        }
    }
}
