namespace Course.Test;

/// <summary>A built test project.</summary>
/// <param name="Name">Its name, such as Course.Tests.</param>
/// <param name="Assembly">Its assembly.</param>
internal sealed record TestProject(string Name, string Assembly)
{
    private static readonly string[] s_order =
        ["NativeLibraries.Tests", "VectorKernels.Tests", "Autoencoders.Tests", "Teaching.Tests", "Notebooks.Tests", "Course.Tests"];

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
