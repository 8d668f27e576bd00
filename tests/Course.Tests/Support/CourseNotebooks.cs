namespace Course.Tests.Support;

/// <summary>The course's own notebooks, its solutions among them.</summary>
public static class CourseNotebooks
{
    public static TheoryData<string> All => [.. Names()];

    public static IEnumerable<string> Names()
    {
        var finder = new NotebookFinder(TestApp.Context(CourseScript.Root, TextWriter.Null, TextWriter.Null));
        return finder.Find([], solutions: true).Select(finder.NameOf);
    }
}
