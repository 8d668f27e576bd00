using Course.Test;

namespace Course.Tests.Test;

public class TestFilterTests
{
    [Theory]
    [InlineData(null, false, false, "Category!=Long")]
    [InlineData(null, true, false, "Category!=Long&Category!=Slow")]
    [InlineData(null, false, true, null)]
    [InlineData("Trainer", false, false, "(FullyQualifiedName~Trainer|Category=Trainer)&Category!=Long")]
    [InlineData("Category=Slow", false, true, "(Category=Slow)")]
    [InlineData("Long", false, false, "(FullyQualifiedName~Long|Category=Long)")]
    public void Of_TextAndSwitches_IsTheRunnersExpression(string? text, bool fast, bool all, string? expected) =>
        Assert.Equal(expected, TestFilter.Of(text, fast, all));
}
