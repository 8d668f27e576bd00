using System.CommandLine;

namespace Course;

/// <summary><c>./course setup</c>: whoever comes here has everything built, since the scripts do that before this program starts.</summary>
internal static class SetupCommand
{
    public static Command Create(CourseContext context)
    {
        var command = new Command("setup", "Build what has changed, as every other command does first.");
        command.SetAction(_ =>
        {
            context.Say("Ready. Next: ./course run 01");
            return ExitCode.Fine;
        });
        return command;
    }
}
