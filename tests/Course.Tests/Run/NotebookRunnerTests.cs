using System.Net;
using System.Text;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Tests.Run;

/// <summary>Runs in which something is odd: it costs the notebook that has it, and no other.</summary>
public sealed class NotebookRunnerTests : IDisposable
{
    private const string NoBase64 = """
        {"cells": [{"cell_type": "markdown", "source": "![p](attachment:p.png)", "attachments": {"p.png": {"image/png": "not base64!"}}}],
         "nbformat": 4, "nbformat_minor": 5}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _screen = new();

    public NotebookRunnerTests()
    {
        Save("first", TestNotebook.Of("1"));
        Save("last", TestNotebook.Of("2"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"cells\": [", "not valid JSON in line 1")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": null}", "'cells' must be a list")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "code", "source": "", "id": 7}]}""", "cell 1, 'id'")]
    [InlineData(NoBase64, "cell 1, attachment 'p.png', 'image/png' must be base64")]
    public async Task Run_FileThatIsNoNotebook_FailsByNameAndTheOthersRun(string content, string reason)
    {
        _folder.Write("odd.ipynb", Encoding.UTF8.GetBytes(content));

        var results = await RunAsync("first.ipynb", "odd.ipynb", "last.ipynb");

        AssertOnlyOneFailed(results, "odd", reason);
    }

    [Fact]
    public async Task Run_LinkThatLeadsToItself_FailsByNameAndTheOthersRun()
    {
        File.CreateSymbolicLink(_folder["odd.ipynb"], "odd.ipynb");

        AssertOnlyOneFailed(await RunAsync("first.ipynb", "odd.ipynb", "last.ipynb"), "odd", "odd.ipynb'");
    }

    [Fact]
    public async Task Run_SecondParametersCell_FailsByNameAndTheOthersRun()
    {
        var odd = TestNotebook.WithParameters("int n = 1;", """{"quick": {"n": 2}}""");
        odd.Add(NotebookCell.NewCode("n = 1;", "parameters"));
        Save("odd", odd);

        AssertOnlyOneFailed(await RunAsync("first.ipynb", "odd.ipynb", "last.ipynb"), "odd", "Cells 1 and 2 are tagged 'parameters'");
    }

    [FullDeviceFact]
    public async Task Run_PictureThatCannotBeRead_KeepsTheCopyAndSaysSoOnThePage()
    {
        File.CreateSymbolicLink(_folder["picture.png"], "/proc/self/mem"); // a file that is there, and fails when it is read
        var odd = TestNotebook.Of("1");
        odd.Add(NotebookCell.NewMarkdown("![picture](picture.png)"));
        Save("odd", odd);

        AssertOnlyOneFailed(await RunAsync("first.ipynb", "odd.ipynb", "last.ipynb"), "odd", "'odd.html' cannot be made");
        Assert.Equal(PrintingKernel.Line, TestNotebook.Text(_folder["out/odd.ipynb"]));
    }

    [Fact]
    public async Task Run_KernelThatDoesNotStart_FailsByNameAndTheOthersRun()
    {
        Save("odd", TestNotebook.Of("1"));
        var starts = 0;

        var results = await RunAsync(Start, "first.ipynb", "odd.ipynb", "last.ipynb");

        AssertOnlyOneFailed(results, "odd", "unexpected error InvalidOperationException: no kernel");

        IKernelHost Start() => ++starts == 2 ? throw new InvalidOperationException("no\nkernel") : new PrintingKernel();
    }

    [Fact]
    public async Task Run_NameOf232Bytes_WritesCopyAndPage()
    {
        var name = new string('я', 116);
        Save(name, TestNotebook.Of("1"));

        Assert.Equal(RunStatus.Succeeded, Assert.Single(await RunAsync($"{name}.ipynb")).Run.Status);

        Assert.True(File.Exists(_folder[$"out/{name}.ipynb"]) && File.Exists(_folder[$"out/{name}.html"]));
    }

    [FullDeviceFact]
    public async Task Run_NoRoomForACopy_KeepsThePageAndTheOthers()
    {
        Save("odd", TestNotebook.Of("1"));
        Directory.CreateDirectory(_folder["out"]);
        File.CreateSymbolicLink(_folder["out/odd.ipynb"], FullDeviceFactAttribute.Path);

        var results = await RunAsync("first.ipynb", "odd.ipynb", "last.ipynb");

        Assert.Equal($"'{_folder["out/odd.ipynb"]}' cannot be written: No space left on device.", results[1].Run.Failure!.Message);
        Assert.Equal((RunStatus.Succeeded, RunStatus.Succeeded), (results[0].Run.Status, results[2].Run.Status));
        Assert.Contains(PrintingKernel.Line.Trim(), File.ReadAllText(_folder["out/odd.html"]));
        Assert.Equal(ExitCode.Failed, CourseNotebook.ExitCodeOf(results));
    }

    [FullDeviceFact]
    public async Task Run_NoRoomForCopyAndPage_SaysTheReasonOnce()
    {
        Save("odd", TestNotebook.Of("1"));
        Directory.CreateDirectory(_folder["out"]);
        File.CreateSymbolicLink(_folder["out/odd.ipynb"], FullDeviceFactAttribute.Path);
        File.CreateSymbolicLink(_folder["out/odd.html"], FullDeviceFactAttribute.Path);

        await RunAsync("odd.ipynb", "last.ipynb");

        Assert.Equal(2, _screen.ToString().Split("No space left on device").Length);
        Assert.Equal(PrintingKernel.Line, TestNotebook.Text(_folder["out/last.ipynb"]));
    }

    [FullDeviceFact]
    public async Task Run_InPlaceWithoutRoom_Fails()
    {
        Save("odd", TestNotebook.Of("1"));

        var result = Assert.Single(await RunAsync(Start, "odd.ipynb"));

        Assert.Equal($"'{_folder["odd.ipynb"]}' cannot be written: No space left on device.", result.Run.Failure!.Message);

        IKernelHost Start()
        {
            File.Delete(_folder["odd.ipynb"]);
            File.CreateSymbolicLink(_folder["odd.ipynb"], FullDeviceFactAttribute.Path);
            return new PrintingKernel();
        }
    }

    [Fact]
    public async Task Run_InPlaceThroughALink_WritesWhatItLeadsTo()
    {
        File.CreateSymbolicLink(_folder["link.ipynb"], "first.ipynb");

        await RunAsync("link.ipynb");

        Assert.Equal("first.ipynb", new FileInfo(_folder["link.ipynb"]).LinkTarget);
        Assert.Equal(PrintingKernel.Line, TestNotebook.Text(_folder["first.ipynb"]));
    }

    [Fact]
    public async Task Run_NamesThatAreAlike_HaveAPageEach()
    {
        foreach (var name in new[] { "a/x/same", "b/x/same", "index" }) Save(name, TestNotebook.Of("1"));

        var results = await RunAsync("a/x/same.ipynb", "b/x/same.ipynb", "index.ipynb");

        Assert.Equal(["x-same", "x-same-2", "index-2"], results.Select(result => result.Name));
        Assert.All(results, result => Assert.Contains($"{result.Name}.html", File.ReadAllText(_folder["out/index.html"])));
    }

    [Fact]
    public async Task Run_EscapeCodesInNameCellAndReason_AreShownNotSent()
    {
        Save("b\u001b[31mred\u001b[0m", TestNotebook.Of("Log(\"\u001b]0;title\a\");\r1"));
        _folder.Write("c\u001b[31m.ipynb", "{"u8.ToArray());

        var results = await RunAsync("b\u001b[31mred\u001b[0m.ipynb", "c\u001b[31m.ipynb");
        RunReport.Write(TestApp.Context(_folder.Path, _screen, _screen), Request([]), results, TimeSpan.Zero);

        Assert.DoesNotContain(_screen.ToString(), c => char.IsControl(c) && c is not ('\r' or '\n'));
        Assert.Contains("b\\u001B[31mred\\u001B[0m", _screen.ToString());
        Assert.Contains("\\u001B]0;title\\u0007", _screen.ToString());
    }

    private void AssertOnlyOneFailed(IReadOnlyList<CourseNotebook> results, string name, string reason)
    {
        Assert.Equal(["first", name, "last"], results.Select(result => result.Name));
        Assert.Equal([RunStatus.Succeeded, RunStatus.Failed, RunStatus.Succeeded], results.Select(result => result.Run.Status));
        Assert.Contains(reason, results[1].Run.Failure!.Message);
        Assert.Contains($"  {name}: ", _screen.ToString());
        Assert.Contains(reason, WebUtility.HtmlDecode(File.ReadAllText(_folder[$"out/{name}.html"])));
        Assert.Contains(reason, WebUtility.HtmlDecode(File.ReadAllText(_folder["out/index.html"])));
        Assert.Equal(PrintingKernel.Line, TestNotebook.Text(_folder["out/last.ipynb"]));
    }

    private void Save(string name, NotebookDocument notebook) => notebook.Save(_folder[$"{name}.ipynb"]);

    private Task<IReadOnlyList<CourseNotebook>> RunAsync(params string[] notebooks) => RunAsync(() => new PrintingKernel(), notebooks);

    private async Task<IReadOnlyList<CourseNotebook>> RunAsync(Func<IKernelHost> start, params string[] notebooks)
    {
        var context = TestApp.Context(_folder.Path, _screen, _screen);
        var runner = new NotebookRunner(context, new PlainProgress(context), (_, _) => start());
        var results = await runner.RunAsync(Request(notebooks), CancellationToken.None);
        runner.WriteOverview(results);
        return results;
    }

    private RunRequest Request(string[] notebooks) => new()
    {
        Notebooks = notebooks, OutFolder = _folder["out"], InPlace = true, Jobs = JobCount.One,
    };
}
