using System.Diagnostics;
using Course.Tests.Support;

namespace Course.Tests;

/// <summary>The program itself, started by a shell where things are not as they should be.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FullDeviceFact]
    public async Task DataList_StandardOutputWithoutRoom_SaysSoOnceAndExitsWith1()
    {
        var (exitCode, _, errors) = await ShellAsync($"{Program} data list > {FullDeviceFactAttribute.Path}");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.StartsWith("course: not all of the standard output could be written: No space left", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [FullDeviceFact]
    public async Task DataList_FolderThatIsGone_IsOneLineAndExitsWith2()
    {
        var (exitCode, _, errors) = await ShellAsync($"mkdir gone && cd gone && rmdir ../gone && {Program} data list");

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.StartsWith("course: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string Program => $"'{DotnetHost.FullPath}' '{typeof(CourseApp).Assembly.Location}'";

    private async Task<(int ExitCode, string Output, string Errors)> ShellAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        return await CourseScript.EndAsync(process);
    }
}
