using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>Reports an exception with the frames that say something to the author of a cell: their own and those of libraries.</summary>
internal static partial class StackReport
{
    private static readonly string[] s_machinery =
    [
        "NotebookKernel.", "Microsoft.DotNet.Interactive.", "Microsoft.CodeAnalysis.", "System.Runtime.CompilerServices.",
        "System.Runtime.ExceptionServices.",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.AwaitTaskContinuation", "System.Threading.ExecutionContext",
        "System.Threading.ThreadPool", "System.Threading.PortableThreadPool", "System.Threading.Thread",
    ];

    private static readonly string[] s_libtorchStack = ["\nException raised from ", "\nframe #0: "];

    /// <summary>The error as a notebook shows it.</summary>
    public static CellError Of(Exception exception)
    {
        var lines = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var heading = $"{current.GetType().FullName}: {current.Message}";
            lines.AddRange((lines.Count == 0 ? heading : "caused by " + heading).Split('\n'));
            lines.AddRange(new StackTrace(current, fNeedFileInfo: true).GetFrames().Select(Line).OfType<string>());
        }
        return new CellError(exception.GetType().FullName!, Shortened(exception.Message), lines);
    }

    /// <summary>The part of a message that a reader needs: libtorch puts its own stack behind it.</summary>
    public static string Shortened(string message)
    {
        var ends = s_libtorchStack.Select(mark => message.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0);
        return message[..ends.DefaultIfEmpty(message.Length).Min()].TrimEnd();
    }

    private static string? Line(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || method.IsDefined(typeof(StackTraceHiddenAttribute))) return null;
        var type = method.DeclaringType?.FullName ?? "";
        if (s_machinery.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))) return null;
        var place = frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0
            ? $"{(Path.IsPathRooted(file) ? Path.GetFileName(file) : file)}, line {frame.GetFileLineNumber()}"
            : null;
        var name = Name(type, method);
        return (name, place) switch
        {
            (null, null) => null,
            (null, _) => $"   at {place}",
            (_, null) => $"   at {name}",
            _ => $"   at {name} in {place}",
        };
    }

    /// <summary>The method as its author wrote it; null for the top level of a cell or program.</summary>
    private static string? Name(string type, MethodBase method)
    {
        var full = $"{type}.{method.Name}".Replace('+', '.');
        full = CellClass().Replace(full, "");
        full = StateMachine().Replace(full, "$1");
        full = LocalFunction().Replace(full, "$1");
        full = Lambda().Replace(full, "lambda");
        full = Closure().Replace(full, "");
        full = Arity().Replace(full, "");
        if (full is "Program.<Main>$" or "<Initialize>" or "<Factory>" or ".ctor" or "<<Initialize>>") return null;
        var parameters = method.Name == "MoveNext"
            ? ""
            : string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType.Name} {p.Name}"));
        return $"{full}({parameters})";
    }

    [GeneratedRegex(@"^Submission#\d+\.")]
    private static partial Regex CellClass();

    [GeneratedRegex(@"(?<=^|\.)<([^.]+)>d(?:__\d+)?(?:`\d+)?\.MoveNext$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"<[^.]*>g__(\w+)\|[\d_]+")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"<[^.]*>b__[\d_]+")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"<>c(__DisplayClass[\d_]+)?(`\d+)?\.")]
    private static partial Regex Closure();

    [GeneratedRegex(@"`\d+(\[[^\]]*\]+)?")]
    private static partial Regex Arity();
}
