namespace Course.Tests.Support;

/// <summary>The kernel that './course jupyter install' gives Jupyter, set up once for all tests.</summary>
internal static class JupyterKernel
{
    private static readonly Lazy<Task<(int ExitCode, string Output, string Errors)>> s_installed =
        new(() => CourseScript.RunAsync(CourseScript.Root, "jupyter", "install"));

    /// <summary>Installs the kernel unless a test before has done so.</summary>
    public static async Task InstallAsync()
    {
        var (exitCode, output, errors) = await s_installed.Value;
        Assert.True(exitCode == ExitCode.Fine, output + errors);
    }
}
