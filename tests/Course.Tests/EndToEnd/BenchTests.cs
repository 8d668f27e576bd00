using Course.Benchmarks;
using Course.Tests.Support;

namespace Course.Tests.EndToEnd;

[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class BenchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bench_LongTraining_KeepsTheResidentSetFlat()
    {
        var (exitCode, output, errors) = await CourseScript.RunAsync(_folder.Path, "bench", "--only", "resident-set", "--json", "flat.json");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var verdict = Assert.Single(BenchJson.Load(_folder["flat.json"]).Verdicts);
        Assert.True(verdict.Reached, output);
    }
}
