using System.Net;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Notebooks.Html;

/// <summary>The figures that a notebook reported, as rows of a table.</summary>
public static class FigureRows
{
    /// <summary>One row for each figure; empty without any.</summary>
    public static string Of(NotebookDocument notebook) =>
        string.Concat(FigureCollector.Read(notebook).Select(figure => $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(figure.Key)}</th><td>{Page.Figure(figure.Value)}</td></tr>"));
}
