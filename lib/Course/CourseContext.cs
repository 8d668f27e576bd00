using Autoencoders.Data;
using Notebooks.Execution;
using Spectre.Console;

namespace Course;

/// <summary>What a command works with.</summary>
/// <param name="Root">The repository's folder.</param>
/// <param name="WorkingDirectory">The folder against which paths of the command line are meant.</param>
/// <param name="Console">Where results and progress go.</param>
/// <param name="Error">Where complaints go.</param>
internal sealed record CourseContext(string Root, string WorkingDirectory, IAnsiConsole Console, TextWriter Error)
{
    private const int PlainWidth = 120;

    /// <summary>The folder of notebooks.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The folder of data sets: as in the library, the one that the environment names, or the repository's.</summary>
    public string Data =>
        Environment.GetEnvironmentVariable(DataFolder.Variable) is { Length: > 0 } named ? Resolve(named) : Path.Combine(Root, "data");

    /// <summary>The folder of this machine's state: build stamps and logs.</summary>
    public string State => Path.Combine(Root, ".course");

    /// <summary>The program that runs a notebook's cells, as it was built with this assembly.</summary>
    public static KernelProgram Kernel { get; } = new(
        DotnetHost.Path, [Path.Combine(FindRoot(AppContext.BaseDirectory), "lib", "NotebookKernel", "bin", "NotebookKernel.dll")]);

    /// <summary>Whether progress may be drawn over, rather than written line by line.</summary>
    public bool IsInteractive => Console.Profile.Capabilities.Interactive && Console.Profile.Out.IsTerminal;

    /// <summary>Writes a line; in a log it is never broken, whatever its length.</summary>
    public void Say(string line)
    {
        line = TerminalText.Of(line);
        if (IsInteractive) Console.WriteLine(line);
        else Console.Profile.Out.Writer.WriteLine(line);
    }

    /// <summary>Writes a complaint.</summary>
    public void Complain(string message) => Error.WriteLine($"course: {TerminalText.Of(message)}");

    /// <summary>The context of the process: its console, its current folder, and the repository that this assembly was built in.</summary>
    public static CourseContext Standard()
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = PlainWidth;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        return new CourseContext(FindRoot(AppContext.BaseDirectory), Directory.GetCurrentDirectory(), console, System.Console.Error);
    }

    /// <summary>A path of the command line, made absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>A path as a person would write it from where they are.</summary>
    public string Display(string path)
    {
        var relative = Path.GetRelativePath(WorkingDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The nearest folder above that has the solution.</summary>
    internal static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Autoencoders.sln"))) return folder.FullName;
        }

        throw new InputException($"The course's folder was not found above '{start}': run the 'course' script that lies in it.");
    }
}
