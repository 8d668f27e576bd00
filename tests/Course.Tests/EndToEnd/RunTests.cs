using Course.Metadata;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autoencoders.Training;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

[Trait("Category", "Slow")]
public sealed partial class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_SmallNotebook_WritesCopyPageAndIndex()
    {
        Save("tiny", TestNotebook.Of("var answer = 6 * 7;", "Console.WriteLine($\"answer {answer}\");"));
        var before = File.ReadAllBytes(_folder["tiny.ipynb"]);

        var (exitCode, output, errors) = await CourseScript.RunAsync(_folder.Path, "run", "tiny.ipynb", "--out", "out");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        Assert.Contains("answer 42", TestNotebook.Text(_folder["out/tiny.ipynb"]));
        Assert.Contains("answer 42", File.ReadAllText(_folder["out/tiny.html"]));
        Assert.Contains("tiny.html", File.ReadAllText(_folder["out/index.html"]));
        Assert.Contains("Total time", output);
        Assert.Equal(before, File.ReadAllBytes(_folder["tiny.ipynb"]));
    }

    [Fact]
    public async Task Run_InPlace_WritesTheSource()
    {
        Save("tiny", TestNotebook.Of("Console.WriteLine(\"kept\");"));

        Assert.Equal(ExitCode.Fine, (await RunAsync("tiny.ipynb", "--in-place", "--profile", "full")).ExitCode);

        Assert.Contains("kept", TestNotebook.Text(_folder["tiny.ipynb"]));
        Assert.Null(RunStamp.Complaint(NotebookDocument.Load(_folder["tiny.ipynb"]), "tiny"));
    }

    [Fact]
    public async Task Run_InPlace_WritesTheSyllabusPicture()
    {
        var notebook = TestNotebook.Of(
            $"#r \"{typeof(Trainer).Assembly.Location}\"", "Autoencoders.Plotting.LinePlot.Create([1, 2], [(\"line\", [1, 2])])");
        notebook.Metadata["course"] = new JsonObject { ["picture"] = (string?)notebook.Cells[1].Json["id"] };
        Save("tiny", notebook);

        var (exitCode, output, errors) = await RunAsync("tiny.ipynb", "--in-place");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder["images/tiny.png"])[..4]);
    }

    [Fact]
    public async Task Run_KeepWeights_TellsTheNotebookWhere()
    {
        const string variable = Pretrained.KeepVariable;
        Save("tiny", TestNotebook.Of($"Console.WriteLine($\"kept in {{Environment.GetEnvironmentVariable(\"{variable}\")}}.\");"));

        await RunAsync("tiny.ipynb", "--keep-weights");
        var kept = TestNotebook.Text(_folder["out/tiny.ipynb"]);
        await RunAsync("tiny.ipynb");

        Assert.Contains($"kept in {Path.Combine(CourseScript.Root, "data", "pretrained")}.", kept);
        Assert.Contains("kept in .", TestNotebook.Text(_folder["out/tiny.ipynb"]));
    }

    [Fact]
    public async Task Run_ProfilesAndParameters_SetWhatTheCellsSee()
    {
        Save("tiny", TestNotebook.WithParameters("var epochs = 25;", """{"epochs": 2}""", "Console.WriteLine($\"epochs={epochs}\");"));

        await RunAsync("tiny.ipynb");
        var quick = TestNotebook.Text(_folder["out/tiny.ipynb"]);
        await RunAsync("tiny.ipynb", "--profile", "full");
        var full = TestNotebook.Text(_folder["out/tiny.ipynb"]);
        await RunAsync("tiny.ipynb", "-p", "epochs=7");
        var set = TestNotebook.Text(_folder["out/tiny.ipynb"]);

        Assert.Equal(["epochs=2", "epochs=25", "epochs=7"], [quick.Trim(), full.Trim(), set.Trim()]);
    }

    [Fact]
    public async Task Run_UnknownParameterOrProfile_ExitsWith2AndSaysWhatThereIs()
    {
        Save("tiny", TestNotebook.WithParameters("var epochs = 25;", """{"epochs": 2}""", "1"));

        var parameter = await RunAsync("tiny.ipynb", "-p", "epoch=3");
        var profile = await RunAsync("tiny.ipynb", "--profile", "slow");

        Assert.Equal((ExitCode.BadInput, ExitCode.BadInput), (parameter.ExitCode, profile.ExitCode));
        Assert.Contains("epochs", parameter.Errors);
        Assert.Contains("quick", profile.Errors);
    }

    [Fact]
    public async Task Run_FailingCell_ExitsWith1AndKeepsWhatCameBefore()
    {
        Save("bad", TestNotebook.Of(
            "Console.WriteLine(\"before\");", "throw new InvalidOperationException(\"boom\");", "Console.WriteLine(\"after\");"));

        var (exitCode, output, _) = await RunAsync("bad.ipynb");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("bad, cell 2: boom", output);
        var text = TestNotebook.Text(_folder["out/bad.ipynb"]);
        Assert.Contains("before", text);
        Assert.DoesNotContain("after", text);
    }

    [Fact]
    public async Task Run_CompileError_ExitsWith1AndNamesCellAndLine()
    {
        Save("bad", TestNotebook.Of("var a = 1;\nvar b = c;"));

        var (exitCode, output, _) = await RunAsync("bad.ipynb");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("CS0103", output);
        Assert.Contains("cell 1", output);
    }

    [Fact]
    public async Task Run_CellThatHangs_IsStoppedAndExitsWith3()
    {
        Save("hang", TestNotebook.Of("Console.WriteLine(\"before\");", "while (true) { }"));

        var clock = Stopwatch.StartNew();
        var (exitCode, output, _) = await RunAsync("hang.ipynb", "--timeout", "5");

        Assert.Equal(ExitCode.TimedOut, exitCode);
        Assert.Contains("longer than 5 s", output);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
        Assert.Contains("before", TestNotebook.Text(_folder["out/hang.ipynb"]));
    }

    [Fact]
    public async Task Run_NativeCrash_FailsThatNotebookAndRunsTheRest()
    {
        Save("1-crash", TestNotebook.Of("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern void abort();\nabort();", "1"));
        Save("2-fine", TestNotebook.Of("Console.WriteLine(\"went on\");"));

        var (exitCode, output, _) = await RunAsync("1-crash.ipynb", "2-fine.ipynb");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("crashed in this cell", output);
        Assert.Contains("went on", TestNotebook.Text(_folder["out/2-fine.ipynb"]));
    }

    [Fact]
    public async Task Run_FailFast_LeavesTheRest()
    {
        Save("1-bad", TestNotebook.Of("throw new Exception();"));
        Save("2-fine", TestNotebook.Of("1"));

        var (exitCode, _, _) = await RunAsync("1-bad.ipynb", "2-fine.ipynb", "--fail-fast", "--jobs", "1");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.False(File.Exists(_folder["out/2-fine.ipynb"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"cells\": [")]
    [InlineData("{\"nbformat\": 3, \"nbformat_minor\": 0, \"metadata\": {}, \"worksheets\": []}")]
    public async Task Run_MalformedNotebook_ExitsWith1AndRunsTheOthers(string content)
    {
        _folder.Write("broken.ipynb", System.Text.Encoding.UTF8.GetBytes(content));
        Save("fine", TestNotebook.Of("Console.WriteLine(\"ran\");"));

        var (exitCode, output, errors) = await RunAsync("broken.ipynb", "fine.ipynb");

        Assert.True(exitCode == ExitCode.Failed && errors.Length == 0, errors);
        Assert.Contains($"  broken: {_folder["broken.ipynb"]}: ", output);
        Assert.Contains("ran", TestNotebook.Text(_folder["out/fine.ipynb"]));
    }

    [OwnMountFact]
    public async Task Run_DiskThatFillsInTheMiddle_KeepsWhatFitsAndSaysWhatDoesNot()
    {
        const string fillAllButA100KB = """
            using (var fill = System.IO.File.Create("disk/fill"))
            {
                try { while (true) { fill.Write(new byte[4096]); fill.Flush(); } }
                catch (System.IO.IOException) { fill.SetLength(fill.Length - 100_000); }
            }
            Console.Write(new string('x', 900_000));
            """;
        Save("large", TestNotebook.Of(fillAllButA100KB));
        Save("small", TestNotebook.Of("Console.WriteLine(\"ran\");"));
        Directory.CreateDirectory(_folder["disk"]);
        var run = $"'{CourseScript.Root}/course' run large.ipynb small.ipynb --jobs 1 --out disk --results disk/r.xml";
        var command = $"mount -t tmpfs -o size=8m none disk && {run}; echo exit code $?; ls -A disk; cat disk/r.xml";

        using var process = OwnMountFactAttribute.Start(_folder.Path, command);
        var (_, output, errors) = await CourseScript.EndAsync(process);

        Assert.Contains("exit code 1", output);
        Assert.Contains($"  large: '{_folder["disk/large.ipynb"]}' cannot be written: No space left on device.", output);
        Assert.Equal(3, (output + errors).Split("No space left on device").Length); // on the screen, and in the results
        Assert.Contains("small.ipynb\n", output);
        Assert.DoesNotContain("large.ipynb\n", output);
        Assert.DoesNotContain(".tmp", output);
        Assert.Contains("<testsuite name=\"small\" tests=\"1\" failures=\"0\"", output);
    }

    [Fact]
    public async Task Run_CtrlC_ExitsWith130AndKeepsFinishedOutputs()
    {
        Save("long", TestNotebook.Of("Console.WriteLine(\"before\");", "await Task.Delay(100_000);"));
        Save("next", TestNotebook.Of("1")); // whose kernel is warm by then
        using var process = CourseScript.Start(_folder.Path, "run", "long.ipynb", "next.ipynb", "--jobs", "1", "--out", "out");
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("[ 1/2]", StringComparison.Ordinal)) { }

        Signals.Send(process.Id, Signals.Interrupt);
        var (exitCode, _, _) = await CourseScript.EndAsync(process);

        Assert.Equal(ExitCode.Interrupted, exitCode);
        Assert.Contains("before", TestNotebook.Text(_folder["out/long.ipynb"]));
        if (!OperatingSystem.IsLinux()) return;
        Assert.DoesNotContain(
            Directory.EnumerateDirectories("/proc"), entry => new FileInfo($"{entry}/cwd").LinkTarget == _folder.Path);
    }

    [Fact]
    public async Task Run_Warm_FinishesItsFirstCellWithinSeconds()
    {
        Save("tiny", TestNotebook.Of("1 + 1", "2"));
        await RunAsync("tiny.ipynb");

        var clock = Stopwatch.StartNew();
        using var process = CourseScript.Start(_folder.Path, "run", "tiny.ipynb", "--out", "out");
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("[ 1/2]", StringComparison.Ordinal)) { }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20); // 3 to 4 s on a machine that does nothing else
        Assert.Equal(ExitCode.Fine, (await CourseScript.EndAsync(process)).ExitCode);
    }

    [Fact]
    public async Task Script_SymbolicLinkAndUnknownVerb_ExitsWith2()
    {
        File.CreateSymbolicLink(_folder["go"], Path.Combine(CourseScript.Root, "course"));
        var start = new ProcessStartInfo(_folder["go"], ["frob"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;

        var (exitCode, _, errors) = await CourseScript.EndAsync(process);

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains("Unrecognized command or argument 'frob'", errors);
    }

    [Fact]
    public async Task Doctor_ThisMachine_NamesTorchSharpAndData()
    {
        var (exitCode, output, _) = await CourseScript.RunAsync(_folder.Path, "doctor");

        Assert.Contains("TorchSharp           0.107.0", output);
        Assert.Contains("data mnist", output);
        Assert.Equal(WrongLine().IsMatch(output) ? ExitCode.Failed : ExitCode.Fine, exitCode);
    }

    [GeneratedRegex("^WRONG", RegexOptions.Multiline)]
    private static partial Regex WrongLine();

    private void Save(string name, NotebookDocument notebook) => notebook.Save(_folder[$"{name}.ipynb"]);

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args) =>
        TestApp.RunCourseAsync(_folder.Path, ["run", .. args, "--out", "out"]);
}
