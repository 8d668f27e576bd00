using System.Net;
using System.Text;
using Teaching;

namespace Course.Site;

/// <summary>A quiz that answers at a click; without scripts, each question's answer can be unfolded.</summary>
internal static class QuizForm
{
    /// <summary>The quiz as HTML.</summary>
    /// <param name="quiz">The quiz, in the language of the words.</param>
    /// <param name="id">A name that no other quiz of the page has.</param>
    /// <param name="text">The words around it.</param>
    public static string Write(Quiz quiz, string id, SiteText text)
    {
        var html = new StringBuilder($"<form class=\"quiz\" lang=\"{text.Code}\" dir=\"{text.Direction}\" aria-labelledby=\"{id}\"");
        html.Append($" data-score=\"{Encode(text.Frame["score"])}\">\n<p class=\"title\" id=\"{id}\">{Encode(quiz.Title)}</p>\n");
        foreach (var (i, question) in quiz.Questions.Index())
        {
            html.Append($"<fieldset><legend>{i + 1}. {Encode(question.Text)}</legend>\n");
            foreach (var choice in question.Choices)
            {
                var mark = choice.IsRight ? " data-right" : "";
                html.Append($"<div class=\"choice\"><label><input type=\"radio\" name=\"{id}-{i}\"{mark}>");
                html.Append($" <span>{Encode(choice.Text)}</span></label><p class=\"why\" hidden>");
                html.Append($"<strong>{Encode(text.Frame[choice.IsRight ? "right" : "wrong"])}</strong> {Encode(choice.Why)}</p></div>\n");
            }

            var right = question.Choices.First(choice => choice.IsRight);
            html.Append($"<details class=\"unscripted\"><summary>{Encode(text.Frame["answer"])}</summary>");
            html.Append($"<p><strong>{Encode(right.Text)}</strong> {Encode(right.Why)}</p></details></fieldset>\n");
        }

        return html.Append("<p class=\"score\" role=\"status\"></p></form>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
