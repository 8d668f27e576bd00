using Course.Tests.Support;

namespace Course.Tests.EndToEnd;

/// <summary>Each notebook runs to its end, with the few images and epochs of its profile <c>smoke</c>.</summary>
[Trait("Category", "Slow")]
public sealed class SmokeTests(SmokeTests.SmokeRun run) : IClassFixture<SmokeTests.SmokeRun>
{
    [Theory]
    [MemberData(nameof(CourseNotebooks.All), MemberType = typeof(CourseNotebooks))]
    public void Run_SmokeProfile_Succeeds(string name) => run.AssertSucceeded(name);

    public sealed class SmokeRun() : WholeRun("smoke");
}

/// <summary>Each notebook in the quick profile, as <c>./course run</c> takes it.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Long")]
public sealed class QuickProfileTests(QuickProfileTests.QuickRun run) : IClassFixture<QuickProfileTests.QuickRun>
{
    [Theory]
    [MemberData(nameof(CourseNotebooks.All), MemberType = typeof(CourseNotebooks))]
    public void Run_QuickProfile_Succeeds(string name) => run.AssertSucceeded(name);

    public sealed class QuickRun() : WholeRun("quick");
}
