using System.CommandLine;
using Spectre.Console;

namespace Course.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Topic">What it is.</param>
/// <param name="Text">How it was found.</param>
/// <param name="Remedy">What to do when it is wrong; null when it is fine.</param>
internal sealed record Diagnosis(string Topic, string Text, string? Remedy = null);

/// <summary><c>./course doctor</c>: what the course runs on, and what is wrong with it.</summary>
internal static class DoctorCommand
{
    private const int TopicWidth = 20;

    public static Command Create(CourseContext context)
    {
        var command = new Command("doctor", "Show what the course runs on, what is wrong, and the remedy.");
        command.SetAction((_, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var torch = await TorchCheck.RunAsync(context, cancellationToken);
        List<Diagnosis> findings =
        [
            .. MachineCheck.Run(context), .. torch, .. RepositoryCheck.Run(context),
            .. EditorCheck.Run(PolyglotExtension.Find()),
        ];
        foreach (var (topic, text, remedy) in findings)
        {
            context.Say($"{(remedy is null ? "ok   " : "WRONG")} {topic.PadRight(TopicWidth)} {text}");
            if (remedy is not null) context.Say($"      {"".PadRight(TopicWidth)} {remedy}");
        }

        var wrong = findings.Count(finding => finding.Remedy is not null);
        context.Console.WriteLine();
        context.Say(wrong == 0 ? "All is well." : $"{wrong} of {findings.Count} things are wrong: see above.");
        return wrong == 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}
