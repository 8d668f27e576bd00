using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Export;

/// <summary>
/// <c>./course verso NAME</c>: writes a notebook as Verso runs it, which has no <c>display</c> and resolves no relative path.
/// </summary>
internal static partial class VersoCommand
{
    private const string Display = "void display(object value) => Autoencoders.Display.LiveDisplay.Show(value);";

    public static Command Create(CourseContext context)
    {
        var name = new Argument<string>("notebook") { Description = "Number, name or path of a notebook." };
        var command = new Command("verso", "Write a copy of a notebook for Verso, out/verso/NAME.ipynb.") { name };
        command.SetAction(parse =>
        {
            var finder = new NotebookFinder(context);
            var source = finder.Find([parse.GetValue(name)!])[0];
            var file = Path.Combine(context.Root, "out", "verso", $"{finder.NameOf(source)}.ipynb");
            Copy(NotebookDocument.Load(source), Path.GetDirectoryName(source)!).Save(file);
            context.Say($"Open it in Verso: {context.Display(file)}");
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The copy, without outputs. Files are found against the notebook's folder.</summary>
    internal static NotebookDocument Copy(NotebookDocument notebook, string folder)
    {
        var copy = notebook.Clone();
        foreach (var cell in copy.Cells.Where(cell => cell.IsCode)) cell.ClearOutputs();
        var run = copy.Cells.Index().Where(cell => NotebookExecutor.IsRun(cell.Item)).ToList();
        foreach (var (_, cell) in run)
            cell.Source = File().Replace(Shown(cell.Source), file => Path.GetFullPath(file.Value, folder));
        if (run.Count > 0) copy.Insert(run[0].Index + 1, NotebookCell.NewCode(Display));
        return copy;
    }

    // Verso shows a last expression by itself, but no chart.
    private static string Shown(string code) =>
        CellSyntax.RootOf(code).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }
        && last.SemicolonToken.IsMissing
            ? code[..last.FullSpan.Start] + CSharpProgram.Shown(last, "display") + code[last.FullSpan.End..]
            : code;

    [GeneratedRegex("(?<=^#r \")(?!nuget:)[^\"]+", RegexOptions.Multiline)]
    private static partial Regex File();
}
