using Autoencoders.Teaching;
using Course.Site;

namespace Course.Tests.Site;

/// <summary>The site's languages say the same things.</summary>
public sealed class SiteTextTests
{
    private static SiteText English => SiteText.All[0];

    public static TheoryData<string> Others => [.. SiteText.All.Skip(1).Select(text => text.Code)];

    [Fact]
    public void Languages_AreEnglishAndTheLessonsFive() => Assert.Equal(["en", "et", "fi", "he", "pl", "sl"], SiteText.All.Select(text => text.Code));

    [Fact]
    public void OnlyHebrew_IsWrittenFromRightToLeft() => Assert.Equal(["he"], SiteText.All.Where(text => text.Direction == "rtl").Select(text => text.Code));

    [Theory]
    [MemberData(nameof(Others))]
    public void Words_AreAllThereAndTranslated(string code)
    {
        var text = SiteText.All.Single(each => each.Code == code);

        Assert.Equal(English.Frame.Keys.Order(), text.Frame.Keys.Order());
        Assert.Equal(English.Explorers.Keys.Order(), text.Explorers.Keys.Order());
        Assert.Equal((English.Steps.Count, English.Notebooks.Count), (text.Steps.Count, text.Notebooks.Count));
        Assert.All(Sentences(English).Zip(Sentences(text)), pair => Assert.True(pair.Second.Length > 1 && pair.First != pair.Second, pair.Second));
        Assert.Contains("{0}", text.Frame["score"]);
        Assert.Contains("{1}", text.Frame["score"]);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Quizzes_HaveTheQuestionsAndChoicesOfTheLibrarys(string code)
    {
        var translated = SiteText.All.Single(each => each.Code == code).Quizzes!;
        Assert.Equal(English.Notebooks.Count - 1, translated.Count); // the challenge has no quiz
        for (var i = 0; i < translated.Count; i++)
        {
            Compare(Quizzes.Before(i + 1), translated[i].Before);
            Compare(Quizzes.After(i + 1), translated[i].After);
        }

        static void Compare(Quiz quiz, SiteQuiz other)
        {
            Assert.Equal(quiz.Questions.Select(question => question.Choices.Length), other.Questions.Select(question => question.Choices.Count(choice => choice.Count == 2)));
            Assert.NotEqual(quiz.Title, other.Title);
            Assert.All(quiz.Questions.Zip(other.Questions), pair => Assert.NotEqual(pair.First.Text, pair.Second.Text));
        }
    }

    private static IEnumerable<string> Sentences(SiteText text) =>
    [
        text.Name, text.Title, text.Lead, .. text.Steps, .. text.Frame.OrderBy(word => word.Key).Select(word => word.Value), .. text.Explorers.OrderBy(word => word.Key).Select(word => word.Value),
        .. text.Notebooks.SelectMany(notebook => new[] { notebook.Title, notebook.Text, notebook.Picture, notebook.Time }),
    ];
}
