using System.Diagnostics;
using Autoencoders.Data;
using System.Xml.Linq;
using Course.Tests.Support;

namespace Course.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--nope", "run", "--nope")]
    [InlineData("--timeout", "run", "--timeout", "x")]
    [InlineData("'-3'", "run", "--timeout", "-3")]
    [InlineData("exclude each other", "run", "--keep-going", "--fail-fast")]
    [InlineData("a number from 1, or auto; found '0'", "run", "--jobs", "0")]
    [InlineData("leave --jobs out", "run", "--keep-weights", "--jobs", "2")]
    [InlineData("name single ones as solutions/01", "run", "01", "--solutions")]
    [InlineData("no folder 'nowhere'", "figures", "--out", "nowhere")]
    [InlineData("There are: conv-autoencoder, denoiser", "bench", "--only", "dense-vae,gpt")]
    [InlineData("no measurement ''", "bench", "--only", ",")]
    [InlineData("is a folder", "bench", "--json", ".")]
    [InlineData("'dotnet build tests/Benchmarks'", "bench", "--quick")]
    [InlineData("frob", "frob")]
    [InlineData("mnist, fashion-mnist, cifar-10", "data", "fetch", "imagenet")]
    [InlineData("no notebook '07'", "run", "07")]
    [InlineData("no notebook", "run", "/nowhere/a.ipynb")]
    [InlineData("no file or folder '/nowhere'", "data", "fetch", "mnist", "--from", "/nowhere")]
    [InlineData("'train-images-idx3-ubyte.gz' of mnist is part of the repository: run 'git restore data'", "data", "fetch", "mnist")]
    [InlineData("'train.bin' of natural is part of the repository: run 'git restore data'", "data", "fetch", "natural")]
    public async Task Run_WrongUsage_ExplainsAndExitsWith2(string part, params string[] args)
    {
        var (exitCode, _, errors) = await TestApp.RunAsync(_folder.Path, args);

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains(part, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Theory]
    [InlineData("--profile", "run", "--help")]
    [InlineData("--fast", "test", "-h")]
    [InlineData("--markdown", "figures", "--help")]
    [InlineData("--peer", "bench", "--help")]
    [InlineData("--from", "data", "fetch", "--help")]
    [InlineData("./course doctor", "doctor", "--help")]
    [InlineData("uninstall", "jupyter", "--help")]
    [InlineData("./course", "--help")]
    public async Task Help_EveryVerb_ShowsItsOptions(string part, params string[] args)
    {
        var (exitCode, output, _) = await TestApp.RunAsync(_folder.Path, args);

        Assert.Equal(ExitCode.Fine, exitCode);
        Assert.Contains(part, output);
    }

    [Fact]
    public async Task NoVerb_ShowsTheVerbsAndExitsWith2()
    {
        var (exitCode, output, _) = await TestApp.RunAsync(_folder.Path);

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains("doctor", output);
    }

    [Fact]
    public async Task Run_FolderThatCannotBeWritten_IsRefusedBeforeTheWork()
    {
        TestNotebook.Of("1").Save(_folder["a.ipynb"]);
        _folder.Write("file", [1]);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "a.ipynb", "--out", "file");

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains("cannot be written to", errors);
        Assert.Contains("./course run --out DIR", errors);
        Assert.DoesNotContain("[ 1/1]", output);
    }

    [Fact]
    public async Task Run_FileThatIsNoNotebook_ExitsWith1AndWritesPageAndResults()
    {
        _folder.Write("odd.ipynb", "{}"u8.ToArray());

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "run", "odd.ipynb", "--out", "out", "--results", "r.xml");

        Assert.Equal((ExitCode.Failed, ""), (exitCode, errors));
        Assert.Contains("  odd: ", output);
        var failure = XDocument.Load(_folder["r.xml"]).Descendants("failure").Single();
        Assert.Contains("'nbformat' must be a whole number", (string?)failure.Attribute("message"));
        Assert.True(File.Exists(_folder["out/odd.html"]) && !File.Exists(_folder["out/odd.ipynb"]));
    }

    [FullDeviceFact]
    public async Task Run_ResultsThatHaveNoRoom_AreRefusedBeforeTheRun()
    {
        TestNotebook.Of("1").Save(_folder["a.ipynb"]);

        var (exitCode, _, errors) = await TestApp.RunAsync(_folder.Path, "run", "a.ipynb", "--results", FullDeviceFactAttribute.Path);

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains($"'{FullDeviceFactAttribute.Path}' cannot be written: No space left on device.", errors);
    }

    [Fact]
    public async Task AnyVerb_UnexpectedError_IsOneLineAndExitsWith70()
    {
        var errors = new StringWriter();

        var exitCode = await CourseApp.RunAsync(["data", "list"], TestApp.Context(_folder.Path, new BrokenWriter(), errors));

        Assert.Equal(ExitCode.Unexpected, exitCode);
        Assert.Equal($"course: unexpected error InvalidOperationException: broken \\u001B[31m writer{errors.NewLine}", errors.ToString());
    }

    [Fact]
    public async Task DataVerify_EmptyFolder_SaysWhatIsMissingAndExitsWith1()
    {
        var (exitCode, output, _) = await TestApp.RunAsync(_folder.Path, "data", "verify", "mnist");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("mnist/t10k-labels-idx1-ubyte.gz: MISSING. Run 'git restore data'.", output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DataFetch_FromFolderAndList_CountsFiles(bool asAddress)
    {
        var folder = Path.Combine(CourseScript.Root, "data", "mnist");
        var source = asAddress ? new Uri(folder).AbsoluteUri : folder;

        var (exitCode, _, _) = await TestApp.RunAsync(_folder.Path, "data", "fetch", "MNIST", "--from", source);
        var (_, list, _) = await TestApp.RunAsync(_folder.Path, "data", "list");

        Assert.Equal(ExitCode.Fine, exitCode);
        Assert.Contains("4 of 4 files", list);
    }

    [Fact]
    public async Task DataFetch_IntoAnotherFolder_CopiesWhatTheRepositoryHas()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(CourseApp).Assembly.Location, "data", "fetch", "natural"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DataFolder.Variable] = _folder.Path;
        using var process = Process.Start(start)!;

        var (exitCode, output, errors) = await CourseScript.EndAsync(process);

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var original = Path.Combine(CourseScript.Root, "data", "natural", "test.bin");
        Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(_folder["natural/test.bin"]));
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("broken\n\u001b[31m writer");
    }
}
