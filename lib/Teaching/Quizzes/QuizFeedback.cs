using System.Net;
using System.Text;
using Autoencoders.Display;

namespace Teaching;

/// <summary>What a reader's answers to a <see cref="Quiz"/> are worth: the score, and for each one whether it is right, and why.</summary>
public sealed class QuizFeedback : IDisplayed
{
    private const string RightColor = "#2a9d5c";
    private const string WrongColor = "#d98200";
    private const string OpenColor = "#888888";

    private readonly string _title;
    private readonly IReadOnlyList<Mark> _marks;
    private readonly IReadOnlyList<string> _remarks;

    private QuizFeedback(string title, IReadOnlyList<Mark> marks, IReadOnlyList<string> remarks) =>
        (_title, _marks, _remarks) = (title, marks, remarks);

    /// <summary>How many answers are right.</summary>
    public int Right => _marks.Count(mark => mark.Choice is { IsRight: true });

    /// <summary>How many questions have been answered, rightly or not.</summary>
    public int Answered => _marks.Count(mark => mark.Choice is not null);

    /// <summary>The number of right answers out of all, for example "2 of 3".</summary>
    public string Score => $"{Right} of {_marks.Count}";

    private string Headline =>
        $"{_title}: {Score} right" + (Answered < _marks.Count ? $", {_marks.Count - Answered} not answered yet" : "");

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().AppendWrapped(Headline);
        foreach (var remark in _remarks) text.AppendWrapped(remark);
        foreach (var (i, mark) in _marks.Index())
        {
            var prefix = $"{i + 1}. ";
            text.Append('\n').AppendWrapped(mark.Verdict, prefix);
            foreach (var line in mark.Explanations) text.AppendWrapped(line, new string(' ', prefix.Length));
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The feedback on some choices.</summary>
    /// <param name="quiz">The quiz.</param>
    /// <param name="choices">The letters, one a question.</param>
    /// <param name="wrong">The wrong choices of the answers before, to which these are added.</param>
    internal static QuizFeedback Of(Quiz quiz, IReadOnlyList<char> choices, ISet<(int Question, char Letter)> wrong)
    {
        var remarks = new List<string>();
        if (choices.Count != quiz.Questions.Count) remarks.Add(WrongCount(choices.Count, quiz.Questions.Count));
        var marks = quiz.Questions.Select((question, i) =>
        {
            var letter = i < choices.Count ? choices[i] : '?';
            var choice = question.Find(letter);
            if (choice is null && letter != '?' && !char.IsWhiteSpace(letter)) remarks.Add(NoChoice(i + 1, letter, question));
            letter = char.ToLowerInvariant(letter);
            if (choice is { IsRight: false }) wrong.Add((i, letter));
            return new Mark(question, letter, choice, wrong.Count(each => each.Question == i) > 1);
        }).ToList();
        return new QuizFeedback(quiz.Title, marks, remarks);
    }

    private static string WrongCount(int given, int asked) => given < asked
        ? $"There are {asked} questions, and {given} {(given == 1 ? "answer" : "answers")}: the rest is taken as not answered yet."
        : $"There are {asked} questions, and {given} answers: those after answer {asked} are left out.";

    private static string NoChoice(int number, char letter, Question question)
    {
        var shown = char.IsControl(letter) || char.IsSurrogate(letter) ? $"U+{(int)letter:X4}" : letter.ToString();
        return $"'{shown}' is not a choice of question {number}: pick one of {string.Join(", ", question.Letters)}.";
    }

    /// <summary>The feedback, a coloured bar beside each answer.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div style=\"max-width:46em\"><p><b>{WebUtility.HtmlEncode(Headline)}</b></p>");
        foreach (var remark in _remarks) html.Append($"<p>{WebUtility.HtmlEncode(remark)}</p>");
        foreach (var (i, mark) in _marks.Index())
        {
            html.Append($"<div style=\"margin:0 0 1em;padding-left:0.8em;border-left:4px solid {mark.Color}\">");
            html.Append($"<div><b>{i + 1}. {WebUtility.HtmlEncode(mark.Verdict)}</b></div>");
            foreach (var line in mark.Explanations) html.Append($"<div>{WebUtility.HtmlEncode(line)}</div>");
            html.Append("</div>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>
    /// One question with the choice that was taken, null when it is still open, and whether the right one is told when it is another.
    /// </summary>
    private sealed record Mark(Question Question, char Letter, Choice? Choice, bool TellsRight)
    {
        public string Verdict => Choice switch
        {
            null => "not answered yet",
            { IsRight: true } => $"right: {Letter}) {Choice.Text}",
            _ => $"not quite: {Letter}) {Choice.Text}",
        };

        public string Color => Choice switch
        {
            null => OpenColor,
            { IsRight: true } => RightColor,
            _ => WrongColor,
        };

        public IEnumerable<string> Explanations
        {
            get
            {
                if (Choice is null) yield break;
                yield return Choice.Why;
                if (Choice.IsRight) yield break;
                if (!TellsRight)
                {
                    yield return "Try another letter.";
                    yield break;
                }

                var right = Question.Find(Question.RightLetter)!;
                yield return $"Right is {Question.RightLetter}) {right.Text}";
                yield return right.Why;
            }
        }
    }
}
