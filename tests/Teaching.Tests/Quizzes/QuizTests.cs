using System.Text.RegularExpressions;
using Autoencoders.Display;

namespace Teaching.Tests;

public class QuizTests
{
    public static IReadOnlyList<int> Notebooks { get; } = [1, 2, 3, 4, 5, 6, 7];

    private static readonly Quiz s_small = new("A quiz of <two> questions",
        new Question("Is 1 < 2?",
            new Choice("Yes & always", "One comes \"before\" two.", IsRight: true), new Choice("No, never", "Count again.")),
        new Question("Which letter is third?",
            new Choice("b", "It is second."), new Choice("d", "It is fourth."), new Choice("c", "a, b, c.", IsRight: true)));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(8)]
    public void Before_UnknownNotebook_SaysWhichThereAre(int notebook)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Quizzes.Before(notebook));

        Assert.Contains($"1 to {Notebooks.Count}", error.Message);
        Assert.Equal(notebook, error.ActualValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => Quizzes.After(notebook));
    }

    [Fact]
    public void Before_UnknownLanguage_SaysWhichThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => Quizzes.Before(1, "xx"));

        Assert.Contains("no quizzes in 'xx'. Give one of en, et, fi, he, pl, sl.", error.Message);
    }

    [Fact]
    public void Before_AskedTwice_HasForgottenTheAnswers()
    {
        var first = Quizzes.Before(1);
        first.Answer('a', 'a', 'a');

        Assert.DoesNotContain("Right is", Quizzes.Before(1).Answer('b', 'b', 'a').ToString());
        Assert.Contains("Right is", first.Answer('b', 'b', 'a').ToString());
    }

    [Fact]
    public void ToString_Quiz_NumbersTheQuestionsAndLettersTheChoices() => Assert.Equal(
        """
        A quiz of <two> questions

        1. Is 1 < 2?
           a) Yes & always
           b) No, never

        2. Which letter is third?
           a) b
           b) d
           c) c

        Answer with one letter a question, in order; '?' leaves a question open.
        """, s_small.ToString());

    [Fact]
    public void ToHtml_EncodesTheTextAndGivesNoAnswerAway()
    {
        var html = s_small.ToHtml();

        Assert.Contains("A quiz of &lt;two&gt; questions", html);
        Assert.Contains("1. Is 1 &lt; 2?", html);
        Assert.Contains("Yes &amp; always", html);
        Assert.DoesNotContain("One comes", html);
        Assert.DoesNotContain("Count again", html);
    }

    [Fact]
    public void ToHtml_AnyQuizAndFeedback_IsPlainBalancedHtml() => Assert.All(Everything(), shown =>
    {
        var html = ((IDisplayed)shown).ToHtml();

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", html);
        Assert.DoesNotContain("background", html);
        Assert.DoesNotMatch("[ ;\"]color:", html);
        Assert.Equal(html.Count(c => c == '<'), html.Count(c => c == '>'));
        Assert.Equal(Regex.Count(html, "<(div|p|b|i)[ >]"), Regex.Count(html, "</(div|p|b|i)>"));
    });

    [Fact]
    public void ToString_AnyQuizAndFeedback_HasLinesOfAtMostAHundredCharacters() => Assert.All(Everything(), shown =>
    {
        var text = shown.ToString()!;

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    });

    private static IEnumerable<object> Everything() => Notebooks
        .SelectMany(n => new[] { Quizzes.Before(n), Quizzes.After(n) })
        .SelectMany(quiz => (object[])[quiz, quiz.Answer(), quiz.Answer([.. "abca"]), quiz.Answer([.. "bcad"]), quiz.Answer([.. "cabc"])]);
}
