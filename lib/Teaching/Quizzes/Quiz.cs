using System.Net;
using System.Text;
using System.Text.Json.Serialization;
using Autoencoders.Display;

namespace Teaching;

/// <summary>
/// Some questions with choices to pick from. Displayed in a cell it shows them; <see cref="Answer"/> says what the picks are worth.
/// </summary>
public sealed class Quiz : IDisplayed
{
    private const string Instruction = "Answer with one letter a question, in order; '?' leaves a question open.";

    private readonly HashSet<(int Question, char Letter)> _wrong = [];

    [JsonConstructor]
    internal Quiz(string title, params IReadOnlyList<Question> questions) => (Title, Questions) = (title, questions);

    /// <summary>What the quiz is about, and when to take it.</summary>
    public string Title { get; }

    /// <summary>Its questions, in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>
    /// Compares the reader's choices with the right ones. A first wrong choice is told what is wrong with it, a second one also which is
    /// right. Never throws: what cannot be read is said in the feedback.
    /// </summary>
    /// <param name="choices">One letter a question, in order, in upper or lower case; '?' or a space leaves a question open.</param>
    public QuizFeedback Answer(params char[] choices) => QuizFeedback.Of(this, choices ?? [], _wrong);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().AppendWrapped(Title);
        foreach (var (i, question) in Questions.Index())
        {
            text.Append('\n').AppendWrapped(question.Text, $"{i + 1}. ");
            foreach (var (letter, choice) in question.Lettered) text.AppendWrapped(choice.Text, $"   {letter}) ");
        }

        return text.Append('\n').AppendWrapped(Instruction).ToString().TrimEnd('\n');
    }

    /// <summary>The questions with their choices.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div style=\"max-width:46em\"><p><b>{WebUtility.HtmlEncode(Title)}</b></p>");
        foreach (var (i, question) in Questions.Index())
        {
            html.Append($"<div style=\"margin:0 0 1em\"><div>{i + 1}. {WebUtility.HtmlEncode(question.Text)}</div>");
            foreach (var (letter, choice) in question.Lettered)
            {
                var text = WebUtility.HtmlEncode(choice.Text);
                html.Append($"<div style=\"padding-left:3em;text-indent:-1.3em\"><b>{letter}</b>) {text}</div>");
            }

            html.Append("</div>");
        }

        return html.Append($"<p><i>{WebUtility.HtmlEncode(Instruction)}</i></p></div>").ToString();
    }
}
