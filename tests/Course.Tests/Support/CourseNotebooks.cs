using Course.Run;

namespace Course.Tests.Support;

/// <summary>The course's own notebooks.</summary>
public static class CourseNotebooks
{
    private const string SolutionsFolder = "solutions/";

    public static TheoryData<string> Lessons => [.. Names().Where(name => !name.Contains(SolutionsFolder, StringComparison.Ordinal))];

    public static TheoryData<string> Solutions => [.. Names().Where(name => name.Contains(SolutionsFolder, StringComparison.Ordinal))];

    public static TheoryData<string> All => [.. Names()];

    /// <summary>Runs one as <c>./course run</c> does, and looks at its page.</summary>
    public static async Task RunAsync(string name, string profile)
    {
        using var folder = new TemporaryFolder();

        string[] command = ["run", name, "--profile", profile, "--out", "out", "--timeout", "300"];
        var (exitCode, output, errors) = await TestApp.RunCourseAsync(folder.Path, command);

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        Assert.True(new FileInfo(folder[$"out/{name}.html"]).Length > 10_000);
    }

    public static IEnumerable<string> Names()
    {
        var finder = new NotebookFinder(TestApp.Context(CourseScript.Root, TextWriter.Null, TextWriter.Null));
        return finder.Find([], solutions: true).Select(finder.NameOf);
    }
}
