using System.CommandLine;
using System.CommandLine.Help;
using Course.Bench;
using Course.Datasets;
using Course.Doctor;
using Course.Export;
using Course.Figures;
using Course.Grading;
using Course.Jupyter;
using Course.Run;
using Course.Site;
using Course.Test;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course;

/// <summary>The command line: verbs, errors and exit codes.</summary>
internal static class CourseApp
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The verb and its options.</param>
    /// <param name="context">What the command works with.</param>
    /// <param name="cancellationToken">Interrupts the command, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, CourseContext context, CancellationToken cancellationToken = default) =>
        RunAsync(args, context, Root(context), cancellationToken);

    /// <summary>The same for other verbs than the course's.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, CourseContext context, Command root, CancellationToken cancellationToken = default)
    {
        using var interrupt = new Interrupt(cancellationToken);
        try
        {
            var parse = root.Parse(args.Count > 0 ? args : ["--help"]);
            if (parse.Errors.Count > 0)
            {
                foreach (var error in parse.Errors) context.Complain(error.Message);
                await context.Error.WriteLineAsync($"See: {Usage(parse.CommandResult.Command)} --help");
                return ExitCode.BadInput;
            }

            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = context.Console.Profile.Out.Writer,
                Error = context.Error,
            };
            var code = await parse.InvokeAsync(configuration, interrupt.Token);
            return args.Count > 0 ? code : ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            context.Complain("interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            context.Complain(Reason(error));
            return CodeOf(error);
        }
    }

    /// <summary>What an exception tells the user: its message; of an unexpected one also its type, in one line.</summary>
    public static string Reason(Exception error) => CodeOf(error) != ExitCode.Unexpected
        ? error.Message
        : $"unexpected error {error.GetType().Name}: {error.GetBaseException().Message.ReplaceLineEndings(" ")}";

    /// <summary>The exit code of a command that an exception ends.</summary>
    public static int CodeOf(Exception error) => error switch
    {
        TimeoutException => ExitCode.TimedOut,
        InputException or NotebookFormatException or ParameterException or IOException or UnauthorizedAccessException => ExitCode.BadInput,
        _ => ExitCode.Unexpected,
    };

    // Everything is built here, since the scripts do that before this program starts.
    private static Command Setup(CourseContext context)
    {
        var command = new Command("setup", "Build what has changed, as every other command does first.");
        command.SetAction(_ =>
        {
            foreach (var mended in PolyglotExtension.Find().Select(each => each.Mend()).OfType<string>()) context.Say(mended);
            context.Say("Ready. Next: ./course run 01");
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>All verbs with their options.</summary>
    public static Command Root(CourseContext context) => new("./course", "Autoencoders in C#: a course of notebooks that one command runs.")
    {
        new HelpOption(),
        Setup(context),
        RunCommand.Create(context),
        ExportCommand.Create(context),
        VersoCommand.Create(context),
        TestCommand.Create(context),
        FiguresCommand.Create(context),
        SiteCommand.Create(context),
        BenchCommand.Create(context),
        DataCommand.Create(context),
        AssignmentCommand.Create(context),
        JupyterCommand.Create(context),
        DoctorCommand.Create(context),
    };

    /// <summary>Makes an option refuse anything but a number of seconds above 0.</summary>
    public static void NeedsSeconds(this Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !(double.TryParse(token.Value, out var seconds) && seconds is > 0 and < 1e6))
        {
            result.AddError($"{option.Name} needs a number of seconds above 0, found '{token.Value}'.");
        }
    });

    private static string Usage(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Usage(parent)} {command.Name}" : command.Name;
}
