using System.Text.Json.Nodes;
using Course.Tests.Support;

namespace Course.Tests.EndToEnd;

[Collection(nameof(WholeMachine))]
[Trait("Category", "Long")]
public sealed class BenchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bench_LongTraining_KeepsTheResidentSetFlat()
    {
        var (_, output, errors) = await CourseScript.RunAsync(_folder.Path, "bench", "--only", "resident-set", "--json", "flat.json");

        Assert.True(File.Exists(_folder["flat.json"]), output + errors);
        var target = JsonNode.Parse(File.ReadAllText(_folder["flat.json"]))!["targets"]!["resident-set"]!;
        Assert.True(target["reached"]!.GetValue<bool>(), output);
    }

    [Fact]
    public async Task Bench_Quick_MeasuresOursAndStock()
    {
        var (exitCode, output, errors) = await CourseScript.RunAsync(
            _folder.Path,
            "bench",
            "--only",
            "conv-autoencoder,dense-vae,aae,assignment,denoiser,evaluation",
            "--quick",
            "--json",
            "quick.json");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var figures = JsonNode.Parse(File.ReadAllText(_folder["quick.json"]))!["figures"]!.AsObject();
        Assert.Equal(11, figures.Count);
        Assert.All(figures, figure => Assert.InRange(figure.Value!["median"]!.GetValue<double>(), 10, 1e7));
    }
}
