using Course;
using Course.Doctor;

if (args is [TorchProbe.Verb]) return TorchProbe.Run(Console.Out);

try
{
    var screen = new LastingWriter(Console.Out);
    Console.SetOut(screen);
    Console.SetError(new LastingWriter(Console.Error));
    var code = await CourseApp.RunAsync(args, CourseContext.Standard());
    if (screen.Failure is not { } failure) return code;
    Console.Error.WriteLine($"course: not all of the standard output could be written: {failure}");
    return code == ExitCode.Fine ? ExitCode.Failed : code;
}
catch (Exception error) // before there is a context: the current folder is gone, or this program does not lie in the course's
{
    Console.Error.WriteLine($"course: {TerminalText.Of(CourseApp.Reason(error))}");
    return CourseApp.CodeOf(error);
}
