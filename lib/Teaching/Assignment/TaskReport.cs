using System.Net;
using System.Text;
using Autoencoders.Display;

namespace Teaching;

/// <summary>What a check says about one task: what is right so far and, in words, what is missing.</summary>
public sealed class TaskReport : IDisplayed
{
    private readonly AssignmentTask _task;

    internal TaskReport(AssignmentTask task, IReadOnlyList<Finding> findings) => (_task, Findings) = (task, findings);

    /// <summary>The task, from 1.</summary>
    public int Number => _task.Number;

    /// <summary>Whether everything is as it should be.</summary>
    public bool IsDone => Findings.All(finding => finding.Kind == FindingKind.Passed);

    /// <summary>What is missing, as a sentence or more; empty once the task is done.</summary>
    public string Missing => IsDone ? "" : Findings[^1].Text;

    internal IReadOnlyList<Finding> Findings { get; }

    /// <summary>The state in a word or two.</summary>
    internal string State => Findings.Select(finding => finding.Kind).LastOrDefault() switch
    {
        FindingKind.Wrong => "not yet",
        FindingKind.Missing => "to do",
        FindingKind.Waiting => "waiting",
        _ => "done",
    };

    private string Heading => $"Task {_task.Number}, {_task.Title}: {State}";

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join("\n  ", Findings.Select(finding => $"{Mark(finding)} {finding.Text}").Prepend(Heading));

    /// <summary>The report, a coloured bar beside it.</summary>
    public string ToHtml()
    {
        var color = IsDone ? "#2e7d32" : "#b26a00";
        var heading = WebUtility.HtmlEncode(Heading);
        var html = new StringBuilder($"<div style=\"border-left:4px solid {color};padding:4px 12px\"><b>{heading}</b>");
        foreach (var finding in Findings) html.Append($"<div>{Mark(finding)} {WebUtility.HtmlEncode(finding.Text)}</div>");
        return html.Append("</div>").ToString();
    }

    private static string Mark(Finding finding) => finding.Kind switch
    {
        FindingKind.Passed => "✓",
        FindingKind.Wrong => "✗",
        _ => "–",
    };
}
