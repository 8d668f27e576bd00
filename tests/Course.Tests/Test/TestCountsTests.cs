using Course.Test;
using Course.Tests.Support;

namespace Course.Tests.Test;

public class TestCountsTests
{
    [Fact]
    public void Read_ResultsFile_CountsOutcomes()
    {
        using var folder = new TemporaryFolder();
        var results = string.Concat(new[] { "Passed", "Passed", "Failed", "NotExecuted", "Timeout" }.Select(
            outcome => $"<UnitTestResult outcome=\"{outcome}\" />"));
        var xml = $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results>{results}</Results></TestRun>";

        var counts = TestCounts.Read(folder.Write("a.trx", System.Text.Encoding.UTF8.GetBytes(xml)));

        Assert.Equal(new TestCounts(2, 2, 1), counts);
        Assert.Equal("4 passed, 4 failed, 2 skipped", (counts + counts).ToString());
    }

    [Fact]
    public void ToString_NothingSkipped_LeavesThemOut() => Assert.Equal("3 passed, 0 failed", new TestCounts(3, 0, 0).ToString());
}
