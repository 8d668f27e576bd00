using System.Diagnostics;
using Course.Tests.Support;

namespace Course.Tests.Benchmarks;

/// <summary>The scripts of the peers, where the system has Debian's PyTorch.</summary>
public sealed class PeerScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchTheory]
    [InlineData("invalid choice: 'fastest'", "fastest", "aae")]
    [InlineData("invalid choice: 'gpt'", "tuned", "gpt")]
    [InlineData("'0' is no number of seconds above 0", "tuned", "aae", "--seconds", "0")]
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

    [TorchTheory]
    [InlineData("lesson", "evaluation", "throughput")]
    [InlineData("tuned", "conv-autoencoder", "training")]
    public async Task Peer_Asked_AnswersWithItsRate(string who, string workload, string quantity)
    {
        var data = Path.Combine(CourseScript.Root, "data", "mnist");

        var (exitCode, output, errors) = await PeerAsync([who, workload, "--data", data, "--seconds", "0.2", "--warm-up", "0.2"], quantity);

        Assert.True(exitCode == 0, errors);
        Assert.Contains($"\"{quantity}\": ", output);
    }

    private static Task<(int ExitCode, string Output, string Errors)> PeerAsync(params string[] arguments) => PeerAsync(arguments, "");

    private static async Task<(int ExitCode, string Output, string Errors)> PeerAsync(string[] arguments, string input)
    {
        var script = Path.Combine(CourseScript.Root, "tests", "Benchmarks", "peer.py");
        var start = new ProcessStartInfo(DebianProgram.Python, ["-E", "-s", "-B", script, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        if (input.Length > 0) await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        return await CourseScript.EndAsync(process);
    }

    private sealed class TorchTheoryAttribute : TheoryAttribute
    {
        public TorchTheoryAttribute() => Skip = DebianProgram.MissingModule("torch");
    }
}
