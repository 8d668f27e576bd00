using Spectre.Console;

namespace Course.Tests.Support;

/// <summary>Runs commands in this process on a folder of the test's own.</summary>
internal static class TestApp
{
    public static CourseContext Context(string root, TextWriter output, TextWriter errors, string? workingDirectory = null)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        };
        return new CourseContext(root, workingDirectory ?? root, AnsiConsole.Create(settings), errors);
    }

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string root, params string[] args) =>
        RunInAsync(root, root, args);

    /// <summary>Runs a command of the course itself, with another folder as the place where it is typed.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunCourseAsync(string workingDirectory, params string[] args) =>
        RunInAsync(CourseScript.Root, workingDirectory, args);

    private static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(string root, string workingDirectory, string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await CourseApp.RunAsync(args, Context(root, output, errors, workingDirectory));
        return (exitCode, output.ToString(), errors.ToString());
    }
}
