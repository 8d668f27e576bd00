using System.Net;
using System.Text;
using Autoencoders.Teaching;

namespace Course.Site;

/// <summary>A quiz that answers at a click; without scripts, each question's answer can be unfolded.</summary>
internal static class QuizForm
{
    /// <summary>The quiz as HTML.</summary>
    /// <param name="quiz">Its questions, of which the right choices are taken.</param>
    /// <param name="id">A name that no other quiz of the page has.</param>
    /// <param name="text">The words around it.</param>
    /// <param name="translated">The quiz in the language of the words; null for the library's own.</param>
    public static string Write(Quiz quiz, string id, SiteText text, SiteQuiz? translated)
    {
        var html = new StringBuilder($"<form class=\"quiz\" lang=\"{text.Code}\" dir=\"{text.Direction}\" aria-labelledby=\"{id}\" data-score=\"{Encode(text.Frame["score"])}\">\n");
        html.Append($"<p class=\"title\" id=\"{id}\">{Encode(translated?.Title ?? quiz.Title)}</p>\n");
        foreach (var (i, question) in quiz.Questions.Index())
        {
            var other = translated?.Questions[i];
            html.Append($"<fieldset><legend>{i + 1}. {Encode(other?.Text ?? question.Text)}</legend>\n");
            foreach (var (j, choice) in question.Choices.Index())
            {
                var (shown, why) = (other?.Choices[j][0] ?? choice.Text, other?.Choices[j][1] ?? choice.Why);
                html.Append($"<div class=\"choice\"><label><input type=\"radio\" name=\"{id}-{i}\"{(choice.IsRight ? " data-right" : "")}> <span>{Encode(shown)}</span></label>");
                html.Append($"<p class=\"why\" hidden><strong>{Encode(text.Frame[choice.IsRight ? "right" : "wrong"])}</strong> {Encode(why)}</p></div>\n");
            }

            var answer = Array.FindIndex(question.Choices, choice => choice.IsRight);
            var (right, reason) = (other?.Choices[answer][0] ?? question.Choices[answer].Text, other?.Choices[answer][1] ?? question.Choices[answer].Why);
            html.Append($"<details class=\"unscripted\"><summary>{Encode(text.Frame["answer"])}</summary><p><strong>{Encode(right)}</strong> {Encode(reason)}</p></details></fieldset>\n");
        }

        return html.Append("<p class=\"score\" role=\"status\"></p></form>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
