using Course.Running;
using Course.Tests.Support;

namespace Course.Tests.EndToEnd;

/// <summary>Each notebook runs to its end, with the few images and epochs of its profile <c>smoke</c>.</summary>
[Trait("Category", "Slow")]
public sealed class SmokeTests
{
    [Theory]
    [MemberData(nameof(CourseNotebooks.Lessons), MemberType = typeof(CourseNotebooks))]
    public Task Run_Lesson_Succeeds(string name) => CourseNotebooks.RunAsync(name, "smoke");
}

/// <summary>The solutions likewise, in a class of their own so that they run beside the lessons.</summary>
[Trait("Category", "Slow")]
public sealed class SolutionSmokeTests
{
    [Theory]
    [MemberData(nameof(CourseNotebooks.Solutions), MemberType = typeof(CourseNotebooks))]
    public Task Run_Solution_Succeeds(string name) => CourseNotebooks.RunAsync(name, "smoke");
}

/// <summary>Each notebook in the quick profile, as <c>./course run</c> takes it.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Long")]
public sealed class QuickProfileTests
{
    [Theory]
    [MemberData(nameof(CourseNotebooks.Lessons), MemberType = typeof(CourseNotebooks))]
    [MemberData(nameof(CourseNotebooks.Solutions), MemberType = typeof(CourseNotebooks))]
    public Task Run_QuickProfile_Succeeds(string name) => CourseNotebooks.RunAsync(name, "quick");
}
