
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
        List<string> arguments =
        [
            "test", project.Assembly, "--nologo", "--logger", "console;verbosity=minimal", "--logger",
            $"trx;LogFileName={project.Name}.trx", "--results-directory", resultsFolder,
        ];
        if (filter is not null) arguments.AddRange(["--filter", filter]);
        var exitCode = await DotnetHost.RunAsync(context.Root, arguments, cancellationToken);
        var counts = File.Exists(results) ? TestCounts.Read(results) : default;
        return (counts, exitCode == 0);
    }
}

/// <summary>A built test project.</summary>
/// <param name="Name">Its name, such as Course.Tests.</param>
/// <param name="Assembly">Its assembly.</param>
internal sealed record TestProject(string Name, string Assembly)
{
    private static readonly string[] s_order =
    [
        "NativeLibraries.Tests", "VectorKernels.Tests", "Autoencoders.Tests", "Teaching.Tests", "NotebookKernel.Tests", "Notebooks.Tests",
        "Course.Tests",
    ];

    /// <summary>The built test projects, the ones that the others rest on first.</summary>
    /// <exception cref="InputException">None is built.</exception>
    public static IReadOnlyList<TestProject> Find(string root)
    {
        var folder = Path.Combine(root, "tests");
        var projects = !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder, "*.Tests")
            .Select(path => new TestProject(Path.GetFileName(path), Path.Combine(path, "bin", Path.GetFileName(path) + ".dll")))
            .Where(project => File.Exists(project.Assembly))
            .OrderBy(project => Array.IndexOf(s_order, project.Name) is var place and >= 0 ? place : s_order.Length)
            .ThenBy(project => project.Name, StringComparer.Ordinal).ToList();
        return projects.Count > 0 ? projects : throw new InputException(
            $"No test project is built in '{folder}': run 'dotnet build Autoencoders.sln', which builds them.");
    }
}
