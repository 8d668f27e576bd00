using Autoencoders.Display;
using FsCheck;
using FsCheck.Fluent;

namespace Teaching.Tests;

public class QuizFeedbackTests
{
    private static Quiz Quiz => new("Letters",
        new Question("Which is first?",
            new Choice("alpha", "It starts the alphabet.", IsRight: true), new Choice("beta <2>", "It follows alpha.")),
        new Question("Which is second?",
            new Choice("gamma", "It is third."), new Choice("beta", "It follows alpha & comes before gamma.", IsRight: true)),
        new Question("Which is third?",
            new Choice("gamma", "Only two come before it.", IsRight: true),
            new Choice("delta", "It is fourth."), new Choice("omega", "It is the last.")));

    [Fact]
    public void Answer_AllRight_ExplainsEach()
    {
        var feedback = Quiz.Answer('a', 'b', 'a');

        Assert.Equal("3 of 3", feedback.Score);
        Assert.Equal(
            """
            Letters: 3 of 3 right

            1. right: a) alpha
               It starts the alphabet.

            2. right: b) beta
               It follows alpha & comes before gamma.

            3. right: a) gamma
               Only two come before it.
            """, feedback.ToString());
    }

    [Fact]
    public void Answer_OneWrongOneOpen_SaysWhatIsWrongAndLeavesTheOpenOne()
    {
        var feedback = Quiz.Answer('b', 'b', '?');

        Assert.Equal((1, 2, "1 of 3"), (feedback.Right, feedback.Answered, feedback.Score));
        Assert.Equal(
            """
            Letters: 1 of 3 right, 1 not answered yet

            1. not quite: b) beta <2>
               It follows alpha.
               Try another letter.

            2. right: b) beta
               It follows alpha & comes before gamma.

            3. not answered yet
            """, feedback.ToString());
    }

    [Fact]
    public void Answer_ASecondWrongChoice_IsToldTheRightOne()
    {
        var quiz = Quiz;
        var (first, again) = (quiz.Answer('a', 'b', 'b'), quiz.Answer('a', 'b', 'B'));

        var second = quiz.Answer('a', 'b', 'c');

        Assert.Equal(first.ToString(), again.ToString());
        Assert.DoesNotContain("gamma\n", first.ToString());
        Assert.EndsWith(
            """
            3. not quite: c) omega
               It is the last.
               Right is a) gamma
               Only two come before it.
            """, second.ToString());
    }

    [Theory]
    [InlineData('?')]
    [InlineData(' ')]
    public void Answer_LeftOpen_SaysSoWithoutAnyExplanation(char open) => Assert.Equal(
        """
        Letters: 0 of 3 right, 3 not answered yet

        1. not answered yet

        2. not answered yet

        3. not answered yet
        """, Quiz.Answer(open, open, open).ToString());

    [Fact]
    public void Answer_CapitalLetters_AreTheSame() =>
        Assert.Equal(Quiz.Answer('a', 'a', 'b').ToString(), Quiz.Answer('A', 'A', 'B').ToString());

    [Theory]
    [InlineData("", "There are 3 questions, and 0 answers: the rest is taken as not answered yet.")]
    [InlineData("a", "There are 3 questions, and 1 answer: the rest is taken as not answered yet.")]
    [InlineData("abab", "There are 3 questions, and 4 answers: those after answer 3 are left out.")]
    public void Answer_WrongNumber_IsSaidInWords(string choices, string remark)
    {
        var feedback = Quiz.Answer([.. choices]);

        Assert.Contains(remark, feedback.ToString());
        Assert.Contains(remark, Html(feedback));
        Assert.Equal(Math.Min(choices.Length, 3), feedback.Answered);
    }

    [Fact]
    public void Answer_Null_IsNoAnswer() => Assert.Equal(Quiz.Answer().ToString(), Quiz.Answer(null!).ToString());

    [Theory]
    [InlineData('c', "'c' is not a choice of question 2: pick one of a, b.")]
    [InlineData('1', "'1' is not a choice of question 2: pick one of a, b.")]
    [InlineData('\u0007', "'U+0007' is not a choice of question 2: pick one of a, b.")]
    [InlineData('\ud83d', "'U+D83D' is not a choice of question 2: pick one of a, b.")]
    public void Answer_LetterThatIsNoChoice_IsSaidInWords(char letter, string remark)
    {
        var feedback = Quiz.Answer('a', letter, 'a');

        Assert.Contains(remark, feedback.ToString());
        Assert.Contains("2. not answered yet", feedback.ToString());
        Assert.Equal("2 of 3", feedback.Score);
    }

    [Fact]
    public void Render_Html_EncodesTheTextAndShowsTheScore()
    {
        var html = Html(Quiz.Answer('b', 'b', '<'));

        Assert.Contains("Letters: 1 of 3 right, 1 not answered yet", html);
        Assert.Contains("not quite: b) beta &lt;2&gt;", html);
        Assert.Contains("It follows alpha &amp; comes before gamma.", html);
        Assert.Contains("&#39;&lt;&#39; is not a choice of question 3", html);
        Assert.DoesNotContain("Only two come before it.", html);
    }

    [Fact]
    public void Answer_AnyCharacters_NeverThrowsAndCountsWhatIsRight() => Prop.ForAll<char[]>(choices =>
    {
        var feedback = Quiz.Answer(choices);
        var right = choices.Take(3).Zip("aba").Count(pair => char.ToLowerInvariant(pair.First) == pair.Second);
        return feedback.Right == right
            && Html(feedback).Contains(feedback.Score)
            && feedback.ToString().StartsWith($"Letters: {right} of 3 right");
    }).QuickCheckThrowOnFailure();

    private static string Html(QuizFeedback feedback) => feedback.ToHtml();
}
