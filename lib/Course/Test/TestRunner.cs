using System.Diagnostics;

namespace Course.Test;

/// <summary>Runs built test projects one after the other.</summary>
internal sealed class TestRunner(CourseContext context, string resultsFolder)
{
    /// <summary>Runs one project; its runner writes to the console itself.</summary>
    /// <returns>The counts, and whether the runner ended well.</returns>
    public async Task<(
        TestCounts Counts, bool Succeeded)> RunAsync(TestProject project, string? filter, CancellationToken cancellationToken)
    {
        var results = Path.Combine(resultsFolder, $"{project.Name}.trx");
        File.Delete(results);
        context.Say($"{project.Name}:");
        var start = new ProcessStartInfo(DotnetHost.Path) { WorkingDirectory = context.Root };
        string[] arguments =
        [
            "test", project.Assembly, "--nologo", "--logger", "console;verbosity=minimal", "--logger", $"trx;LogFileName={project.Name}.trx", "--results-directory", resultsFolder,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (filter is not null)
        {
            start.ArgumentList.Add("--filter");
            start.ArgumentList.Add(filter);
        }

        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var counts = File.Exists(results) ? TestCounts.Read(results) : default;
        return (counts, process.ExitCode == 0);
    }
}
