using System.ComponentModel;
using System.Diagnostics;

namespace Course.Tests.Support;

/// <summary>A test that mounts a file system in a name space of its own, without an administrator where the system allows it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnMountFactAttribute : FactAttribute
{
    public OwnMountFactAttribute()
    {
        try
        {
            using var trial = Start("/", "mount -t tmpfs none /mnt");
            trial.WaitForExit();
            Skip = trial.ExitCode == 0 ? null : "This system lets users mount nothing.";
        }
        catch (Win32Exception)
        {
            Skip = "This system has no name spaces.";
        }
    }

    /// <summary>Starts a command of the shell in such a name space.</summary>
    public static Process Start(string folder, string command)
    {
        string[] arguments = ["--map-root-user", "--mount", "sh", "-c", command];
        return Process.Start(new ProcessStartInfo("unshare", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }
}
