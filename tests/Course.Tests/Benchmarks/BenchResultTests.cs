using System.Text.Json.Nodes;
using Course.Benchmarks;
using Course.Tests.Support;

namespace Course.Tests.Benchmarks;

public sealed class BenchResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Figures_HaveMedianMinMaxUnitAndTarget()
    {
        var json = JsonNode.Parse(BenchJson.Write(Result()))!;

        var training = json["figures"]!["conv-autoencoder.training.ours"]!;
        Assert.Equal("images/s", (string?)training["unit"]);
        Assert.Equal([12000, 11000, 14000], new[] { "median", "min", "max" }.Select(name => training[name]!.GetValue<double>()));
        Assert.Equal(3, training["values"]!.AsArray().Count);
        Assert.Equal("< 3", (string?)json["figures"]!["first-output.time.ours"]!["target"]);
        Assert.True(json["figures"]!["first-output.time.ours"]!["reached"]!.GetValue<bool>());
        Assert.Equal("3", (string?)json["conditions"]!["runs"]);
    }

    [Fact]
    public void Write_Ratios_AreOfMediansWithTheirTargets()
    {
        var ratios = JsonNode.Parse(BenchJson.Write(Result()))!["ratios"]!;

        var careful = ratios["conv-autoencoder.training.ours/careful"]!;
        Assert.Equal(3, careful["value"]!.GetValue<double>());
        Assert.Equal(">= 3", (string?)careful["target"]);
        Assert.True(careful["reached"]!.GetValue<bool>());
        Assert.Null(ratios["conv-autoencoder.training.ours/lesson"]);
        Assert.Equal(12000 * 4 / 1000.0 / 200, ratios["conv-autoencoder.flops.ours/peak"]!["value"]!.GetValue<double>(), 1e-12);
        Assert.False(ratios["conv-autoencoder.flops.ours/peak"]!["reached"]!.GetValue<bool>());
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSame()
    {
        var result = Result();

        Assert.Equal(BenchJson.Write(result), BenchJson.Write(BenchJson.Read(BenchJson.Write(result))));
    }

    [Fact]
    public async Task Bench_FromFile_PrintsItsTableAndExitsByTheTargets()
    {
        BenchJson.Save(Result(), _folder["bench.json"]);

        var (exitCode, output, errors) = await TestApp.RunAsync(_folder.Path, "bench", "--from", "bench.json", "--markdown");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("| **training, images/s** | | | |\n| conv-autoencoder | 12 000 ±17% | 4 000 ±0% | 3.00 >= 3 |", output);
        Assert.Contains("| **share of the peak** | | | |\n| conv-autoencoder | 0.24 < 0.25 ! |", output);
        Assert.Contains("| first output, s | 2.50 < 3 |", output);
        Assert.DoesNotContain("tuned", output); // it was not measured
        Assert.Empty(errors);
        Assert.Equal(["bench.json"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Bench_FromFile_SumsUpInTheTerminal()
    {
        BenchJson.Save(Result(), _folder["bench.json"]);

        var (_, output, _) = await TestApp.RunAsync(_folder.Path, "bench", "--from", "bench.json");

        Assert.Contains("Targets reached: 2, missed: 1 (conv-autoencoder.flops.ours/peak).", output);
    }

    [Theory]
    [InlineData("[]", "holds no object")]
    [InlineData("{", "is no file of './course bench --json'")]
    [InlineData("{\"conditions\": {}}", "has no 'figures'")]
    [InlineData("{\"conditions\": {}, \"figures\": {\"a.b.c\": {\"unit\": \"s\", \"values\": []}}}", "'a.b.c' has no unit or no values")]
    public async Task Bench_FromAnotherFile_SaysWhatIsWrong(string content, string part)
    {
        File.WriteAllText(_folder["bench.json"], content);

        var (exitCode, _, errors) = await TestApp.RunAsync(_folder.Path, "bench", "--from", "bench.json");

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains(part, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    private static BenchResult Result()
    {
        var measured = new List<Measured>();
        double[] ours = [11000, 14000, 12000];
        foreach (var rate in ours)
        {
            Add("blas-peak", Subject.Ours, ("flops", 200));
            Add("conv-autoencoder", Subject.Ours, ("training", rate), ("work", 4));
            Add("conv-autoencoder", Subject.Careful, ("training", 4000), ("threads", 2));
            Add("first-output", Subject.Ours, ("time", 2.5));
        }

        return BenchResult.Of(new Dictionary<string, string> { [Conditions.Runs] = "3", [Conditions.Length] = "full" }, measured);

        void Add(string name, string subject, params (string Name, double Value)[] values) => measured.Add(
            new Measured(BenchCatalogue.Measurements.Single(measurement => measurement.Name == name), subject, values.ToDictionary(value => value.Name, value => value.Value)));
    }
}
