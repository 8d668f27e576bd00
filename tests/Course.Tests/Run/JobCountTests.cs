using Course.Run;

namespace Course.Tests.Run;

public class JobCountTests
{
    private const long GibiByte = 1L << 30;

    [Theory]
    [InlineData(8, 2, 20, 2)]
    [InlineData(8, 16, 64, 8)]
    [InlineData(8, 4, 6, 3)]
    [InlineData(8, 2, 0, 1)]
    [InlineData(1, 4, 20, 1)]
    public void Of_Auto_IsOneForEachProcessorThatMemoryAllows(int notebooks, int processors, int freeGibiBytes, int expected) =>
        Assert.Equal(expected, JobCount.Auto.Of(notebooks, processors, freeGibiBytes * GibiByte));

    [Fact]
    public void Of_ANumber_IsThatWhateverTheMachine()
    {
        Assert.Equal(3, new JobCount(3).Of(8, processors: 1, freeMemory: 0));
        Assert.Equal(2, new JobCount(3).Of(2, processors: 1, freeMemory: 0));
    }

    [Theory]
    [InlineData("auto", null)]
    [InlineData("4", 4)]
    public void TryParse_AutoOrANumber_IsRead(string text, int? number) => Assert.Equal(number, JobCount.TryParse(text)!.Number);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("")]
    public void TryParse_AnythingElse_IsNull(string text) => Assert.Null(JobCount.TryParse(text));
}
