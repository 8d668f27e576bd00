using System.IO.Compression;
using Course.Metadata;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using System.Text.Json.Nodes;
using Course.Grading;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;
using NotebookKernel;

namespace Course.Tests.Grading;

/// <summary>Handed-in files that are odd: each has a row with a remark, and the others go on.</summary>
public sealed class GraderTests : IDisposable
{
    private static readonly string s_notebooks = Path.Combine(CourseScript.Root, "notebooks");
    private static readonly string s_assignment = Path.Combine(s_notebooks, "07-assignment.ipynb");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Grade_IdThatIsANumber_IsARemark() => AssertRemark(
        await GradeAsync("odd", Odd(cell => cell["id"] = 7)), "'id' must be a string, but is 7");

    [Fact]
    public async Task Grade_AttachmentThatIsNoBase64_IsARemark() => AssertRemark(
        await GradeAsync("odd", Odd(cell => cell["attachments"] = JsonNode.Parse("""{"a.png": {"image/png": "not base64!"}}"""))),
        "attachment 'a.png', 'image/png' must be base64");

    [Fact]
    public async Task Grade_ParametersCellOfTheirOwn_IsAnyCell()
    {
        var odd = NotebookDocument.Load(s_assignment);
        odd.Insert(0, NotebookCell.NewCode("int mine = 1;", "parameters"));

        Assert.Equal((3, ""), ((await GradeAsync("odd", odd)) is var grade ? grade.Points : null, grade.Remark));
    }

    [Fact]
    public async Task Grade_NameOf232Bytes_IsGradedAndKept()
    {
        var name = new string('я', 116);

        var grade = await GradeAsync(name, NotebookDocument.Load(s_assignment));

        Assert.Equal((3, 100, ""), (grade.Points, grade.MostPoints, grade.Remark));
        Assert.True(File.Exists(_folder[$"graded/{name}.html"]));
    }

    [FullDeviceFact]
    public async Task Grade_NoRoomForTheCopy_KeepsThePoints()
    {
        Directory.CreateDirectory(_folder["graded"]);
        File.CreateSymbolicLink(_folder["graded/full.ipynb"], FullDeviceFactAttribute.Path);

        var grade = await GradeAsync("full", NotebookDocument.Load(s_assignment));

        Assert.Equal((3, false), (grade.Points, grade.IsKept));
        Assert.Contains("No space left on device", grade.Remark);
    }

    [Fact]
    public async Task Grade_FolderWithLinksToNothingAndBack_HasEachFileOnce()
    {
        foreach (var name in new[] { "07-assignment.ipynb", "solutions/07-assignment.ipynb" })
        {
            _folder.Write($"notebooks/{name}", File.ReadAllBytes(Path.Combine(s_notebooks, name)));
        }

        TestNotebook.Of("1").Save(_folder["in/anna.ipynb"]);
        TestNotebook.Of("1").Save(_folder["in/group/\u001b[31mbert.ipynb"]);
        Directory.CreateSymbolicLink(_folder["in/group/back"], "..");
        Directory.CreateSymbolicLink(_folder["in/self"], ".");
        File.CreateSymbolicLink(_folder["in/broken.ipynb"], "gone.ipynb");
        Directory.CreateDirectory(_folder["in/folder.ipynb"]);

        var (exitCode, output, _) = await TestApp.RunAsync(_folder.Path, "assignment", "grade", "in/", "--csv", "grades.csv");

        Assert.Equal(ExitCode.Failed, exitCode);
        var rows = File.ReadAllLines(_folder["grades.csv"])[1..];
        Assert.Equal(["anna.ipynb", "broken.ipynb", "group/\\u001B[31mbert.ipynb"], rows.Select(row => row.Split(',')[0]));
        Assert.Contains("Could not find file", rows[1]);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Grade_FilesOfManyKinds_HaveARowEach()
    {
        foreach (var name in new[] { "07-assignment.ipynb", "solutions/07-assignment.ipynb" })
            _folder.Write($"notebooks/{name}", File.ReadAllBytes(Path.Combine(s_notebooks, name)));
        _folder.Write("in/a.pdf", [1]);
        _folder.Write("in/b.ipynb.txt", "{"u8.ToArray());
        _folder.Write("in/c.IPYNB", []);
        _folder.Write("in/d.zip", [1, 2, 3]);
        _folder.Write("in/.DS_Store", [1]);
        using (var zip = ZipFile.Open(_folder["in/e.zip"], ZipArchiveMode.Create))
        {
            using var evil = zip.CreateEntry("../../evil.ipynb").Open();
            evil.Write("{"u8);
        }

        foreach (var run in new[] { 1, 2 })
        {
            await TestApp.RunAsync(_folder.Path, "assignment", "grade", "in", "--csv", "grades.csv", "--out", "in/out");

            var rows = File.ReadAllLines(_folder["grades.csv"])[1..];
            Assert.Equal(
                ["a.pdf", "b.ipynb.txt", "c.IPYNB", "d.zip", "e.zip/../../evil.ipynb"], rows.Select(row => row.Split(',')[0]));
            Assert.All(rows, row => Assert.Contains(",,,,,0,", row));
        }

        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "evil.ipynb").Concat(Directory.GetFiles(_folder.Path, "evil.ipynb")));
    }

    [Fact]
    public void Find_SameNameInTwoFolders_GetsTheFolderToo()
    {
        _folder.Write("anna/07.ipynb", []);
        _folder.Write("bert/07.ipynb", []);
        var context = TestApp.Context(_folder.Path, TextWriter.Null, TextWriter.Null);

        var found = HandedIn.Find(context, ["anna/07.ipynb", "bert/07.ipynb"], _folder["scratch"]);

        Assert.Equal(["anna/07.ipynb", "bert/07.ipynb"], found.Select(file => file.Name));
    }

    private static NotebookDocument Odd(Action<JsonObject> change)
    {
        var notebook = NotebookDocument.Load(s_assignment);
        change(notebook.Cells[0].Json);
        return notebook;
    }

    private static void AssertRemark(Grade grade, string remark)
    {
        Assert.False(grade.IsGraded);
        Assert.Contains(remark, grade.Remark);
    }

    private async Task<Grade> GradeAsync(string name, NotebookDocument handedIn)
    {
        handedIn.Save(_folder[$"in/{name}.ipynb"]);
        var grader = new Grader(s_notebooks, "quick", TimeSpan.FromMinutes(1), _folder["graded"], _ => new ScoringKernel());
        return await grader.GradeAsync(_folder[$"in/{name}.ipynb"], $"{name}.ipynb", CancellationToken.None);
    }

    /// <summary>A kernel that runs nothing, and has three points for everybody.</summary>
    private sealed class ScoringKernel : IKernelHost
    {
        public Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken)
        {
            if (command.Code.Split('"') is [var start, var key, ..] && start.Contains("Figures.Report(", StringComparison.Ordinal))
            {
                FormattedValue[] points = [new(ReportedFigures.MimeType, $$"""{"{{key}}points": 3, "{{key}}of": 100}""")];
                events(new DisplayedValueProduced(null, new SubmitCode(""), points, "points"));
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
