using Autoencoders.Display;

namespace Teaching.Tests;

public class DisplayTests
{
    [Fact]
    public void Types_ThatShowThemselves_AreQuizFeedbackReportAndScore() => Assert.Equal(
        ["Quiz", "QuizFeedback", "ScoreSheet", "TaskReport"],
        typeof(Quiz).Assembly.GetTypes().Where(typeof(IDisplayed).IsAssignableFrom).Select(type => type.Name).Order());

    [Fact]
    public void Types_ThatShowThemselves_HaveAPublicToHtml() => Assert.All(
        typeof(Quiz).Assembly.GetTypes().Where(typeof(IDisplayed).IsAssignableFrom), type => Assert.NotNull(type.GetMethod("ToHtml", [])));
}
