
namespace Teaching.Tests;

public class QuizContentTests
{
    private static readonly Quiz[] s_all = Of(Quizzes.English);

    private static IEnumerable<Question> Questions => s_all.SelectMany(quiz => quiz.Questions);

    public static TheoryData<string> Translations => [.. Quizzes.Languages.Where(code => code != Quizzes.English)];

    [Fact]
    public void Languages_AreEnglishAndFive() => Assert.Equal(["en", "et", "fi", "he", "pl", "sl"], Quizzes.Languages);

    [Theory]
    [MemberData(nameof(Translations))]
    public void Translation_HasTheSameQuestionsAndRightChoices(string language)
    {
        var translated = Of(language);

        Assert.Equal(s_all.Select(quiz => quiz.Questions.Count), translated.Select(quiz => quiz.Questions.Count));
        Assert.All(s_all.Zip(translated), pair => Assert.NotEqual(pair.First.Title, pair.Second.Title));
        Assert.All(Questions.Zip(translated.SelectMany(quiz => quiz.Questions)), pair =>
        {
            var (english, other) = pair;
            Assert.NotEqual(english.Text, other.Text);
            Assert.Equal(english.Choices.Select(choice => choice.IsRight), other.Choices.Select(choice => choice.IsRight));
            Assert.Distinct(other.Choices.Select(choice => choice.Text));
            Assert.All(other.Choices, choice => Assert.InRange(choice.Why.Length, 25, 320));
            Assert.All(english.Choices.Zip(other.Choices), choices => Assert.NotEqual(choices.First.Why, choices.Second.Why));
        });
    }

    [Fact]
    public void Questions_AreThreeBeforeAndFourAfter()
    {
        Assert.All(QuizTests.Notebooks, n => Assert.Equal(3, Quizzes.Before(n).Questions.Count));
        Assert.All(QuizTests.Notebooks, n => Assert.Equal(4, Quizzes.After(n).Questions.Count));
    }

    [Fact]
    public void Titles_NameTheNotebookAndTheMoment() => Assert.All(QuizTests.Notebooks, n =>
    {
        Assert.StartsWith($"Quiz before notebook {n}: ", Quizzes.Before(n).Title);
        Assert.StartsWith($"Quiz after notebook {n}: ", Quizzes.After(n).Title);
    });

    [Fact]
    public void Choices_AreThreeOrFourWithExactlyOneRight() => Assert.All(Questions, question =>
    {
        Assert.InRange(question.Choices.Length, 3, 4);
        Assert.Single(question.Choices, choice => choice.IsRight);
    });

    [Fact]
    public void Choices_AreDistinctAndEachExplained() => Assert.All(Questions, question =>
    {
        Assert.Distinct(question.Choices.Select(choice => choice.Text), StringComparer.OrdinalIgnoreCase);
        Assert.Distinct(question.Choices.Select(choice => choice.Why), StringComparer.OrdinalIgnoreCase);
        Assert.All(question.Choices, choice => Assert.InRange(choice.Why.Length, 30, 260));
        Assert.All(question.Choices, choice => Assert.EndsWith(".", choice.Why));
    });

    [Fact]
    public void Questions_AreAskedOnce() => Assert.Distinct(Questions.Select(question => question.Text), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Choices_OfOneQuestion_AreOfSimilarLength() => Assert.All(Questions, question =>
    {
        var lengths = question.Choices.Select(choice => choice.Text.Length).ToArray();
        Assert.True(lengths.Max() <= 8 + 1.5 * lengths.Min(), $"{question.Text}: {string.Join(", ", lengths)} characters");
    });

    [Fact]
    public void RightChoice_IsTheLongestInAtMostHalfOfTheQuestions()
    {
        var longest = Questions.Count(question =>
            question.Choices.Single(choice => choice.IsRight).Text.Length == question.Choices.Max(choice => choice.Text.Length));

        Assert.InRange(longest, 0, Questions.Count() / 2);
    }

    [Fact]
    public void RightLetters_AreSpread()
    {
        var letters = Questions.Select(question => question.RightLetter).ToArray();

        Assert.All("abc", letter => Assert.InRange(letters.Count(l => l == letter), letters.Length / 5, letters.Length / 2));
        Assert.All(s_all, quiz => Assert.True(quiz.Questions.Select(question => question.RightLetter).Distinct().Count() > 1, quiz.Title));
    }

    private static Quiz[] Of(string language) =>
        [.. QuizTests.Notebooks.SelectMany(n => new[] { Quizzes.Before(n, language), Quizzes.After(n, language) })];
}
