using Course.Metadata;
using Course.Figures;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Teaching;

namespace Course.Tests.EndToEnd;

/// <summary>Holds the committed notebooks to what they promise.</summary>
public sealed class CourseNotebookTests
{
    public static TheoryData<string> Names => CourseNotebooks.All;

    [FreshOutputsFact]
    public void Committed_Figures_ReachTheirBars()
    {
        var results = FigureResult.Read(Path.Combine(CourseScript.Root, "notebooks"), note => Assert.Fail(note));

        Assert.Contains(results, result => result.Reached == true);
        Assert.Empty(results.Where(result => result.Reached == false)
            .Select(result => $"{result.Line.Notebook} {result.Line.Name}: {result.Value}, not {result.Line.Bar!.Text}"));
    }

    [FreshOutputsTheory]
    [MemberData(nameof(Names))]
    public void Committed_FiguresOfTheCatalogue_AreAllStated(string name)
    {
        var stated = ReportedFigures.Read(NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb")));

        Assert.Empty(FigureCatalogue.Lines.Where(line => line.Notebook == name).Select(line => line.Name).Except(stated.Keys));
    }

    [FreshOutputsTheory]
    [MemberData(nameof(Names))]
    public void Committed_EveryCodeCell_HasRunWithoutError(string name)
    {
        var notebook = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb"));
        var cells = notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("skip-execution")).ToList();

        Assert.NotEmpty(cells);
        Assert.True(
            cells.All(cell => cell.ExecutionCount is not null),
            $"{name} has cells that were not run: './course run {name} --profile full --in-place'.");
        Assert.All(cells.Where(cell => !cell.HasTag("raises-exception")), cell =>
            Assert.DoesNotContain(cell.Outputs, output => (string?)output!["output_type"] == "error"));
    }

    [FreshOutputsFact]
    public void Committed_Outputs_AreThoseOfAFullRunOfTheCells() => Assert.Empty(StaleOutputs.Complaints);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Solutions_TellTheRightAnswersOfTheQuizzes(int number)
    {
        var path = Directory.EnumerateFiles(Path.Combine(CourseScript.Root, "notebooks", "solutions"), $"{number:00}-*.ipynb").Single();

        var answers = NotebookDocument.Load(path).Cells
            .Single(cell => cell.Source.StartsWith("## Answers to the quizzes", StringComparison.Ordinal)).Source;

        Assert.Contains($"Quizzes.Before({number}).Answer({Letters(Quizzes.Before(number))})", answers);
        Assert.Contains($"Quizzes.After({number}).Answer({Letters(Quizzes.After(number))})", answers);

        static string Letters(Quiz quiz) => string.Join(", ", quiz.Questions.Select(question => $"'{question.RightLetter}'"));
    }
}
