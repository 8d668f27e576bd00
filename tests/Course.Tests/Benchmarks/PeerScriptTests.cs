using System.Diagnostics;
using Course.Benchmarks;
using Course.Tests.Support;

namespace Course.Tests.Benchmarks;

/// <summary>The scripts of the peers, where the system has Debian's PyTorch.</summary>
public sealed class PeerScriptTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchTheory]
    [InlineData("invalid choice: 'fastest'", "fastest", "aae")]
    [InlineData("invalid choice: 'gpt'", "tuned", "gpt")]
    [InlineData("'0' is no number of seconds above 0", "tuned", "aae", "--seconds", "0")]
    [InlineData("invalid seconds value: 'x'", "tuned", "aae", "--warm-up", "x")]
    [InlineData("only 'lesson' measures 'evaluation'", "careful", "evaluation")]
    public async Task Peer_WrongArguments_AreRefusedInWords(string part, params string[] arguments)
    {
        var (exitCode, _, errors) = await PeerAsync([.. arguments, "--data", _folder.Path]);

        Assert.Equal(2, exitCode);
        Assert.Contains(part, errors);
    }

    [TorchTheory]
    [InlineData(null, "not found")]
    [InlineData("text", "is damaged")]
    public async Task Peer_NoData_SaysWhatToRun(string? content, string part)
    {
        if (content is not null) File.WriteAllText(_folder["train-images-idx3-ubyte.gz"], content);

        var (exitCode, output, errors) = await PeerAsync("careful", "dense-vae", "--data", _folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains(part, errors);
        Assert.Contains("Run './course data fetch mnist'.", errors);
        Assert.DoesNotContain("Traceback", errors);
        Assert.Empty(output);
    }

    [TorchFact]
    public async Task Peer_Networks_HaveTheParametersOfOurs()
    {
        const string Script = "from workloads import WORKLOADS\nfor name, kind in WORKLOADS.items(): print(name, sum(p.numel() for p in kind().network.parameters()))";

        var (exitCode, output, errors) = await PythonAsync("-c", $"import sys; sys.path.insert(0, {PythonText(ScriptFolder)})\n{Script}");

        Assert.True(exitCode == 0, errors);
        var ours = BenchCatalogue.Workloads.Select(name => $"{name} {Course.Benchmarks.Measuring.Workloads.Create(name).Network.parameters().Sum(parameter => parameter.numel())}");
        Assert.Equal(ours, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string ScriptFolder => Path.Combine(CourseScript.Root, "tests", "Benchmarks");

    private static string PythonText(string text) => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static Task<(int ExitCode, string Output, string Errors)> PeerAsync(params string[] arguments) => PythonAsync([Path.Combine(ScriptFolder, "peer.py"), .. arguments]);

    private static Task<(int ExitCode, string Output, string Errors)> PythonAsync(params string[] arguments) =>
        ChildProcess.RunAsync("Python", new ProcessStartInfo(Python, ["-E", "-s", "-B", .. arguments]), CancellationToken.None);

    private static string? Missing() => File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/torch") ? null : "Debian's python3-torch is not installed: apt-get install python3-torch";

    private sealed class TorchFactAttribute : FactAttribute
    {
        public TorchFactAttribute() => Skip = Missing();
    }

    private sealed class TorchTheoryAttribute : TheoryAttribute
    {
        public TorchTheoryAttribute() => Skip = Missing();
    }
}
