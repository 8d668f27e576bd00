using Spectre.Console;

namespace Course.Tests.Support;

/// <summary>Runs commands in this process on a folder of the test's own.</summary>
internal static class TestApp
{
    public static CourseContext Context(string root, TextWriter output, TextWriter errors)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        };
        return new CourseContext(root, root, AnsiConsole.Create(settings), errors);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string root, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await CourseApp.RunAsync(args, Context(root, output, errors));
        return (exitCode, output.ToString(), errors.ToString());
    }
}
