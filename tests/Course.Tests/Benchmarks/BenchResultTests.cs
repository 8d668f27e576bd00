using System.Text.Json.Nodes;
using Benchmarks;
using Course.Bench;

namespace Course.Tests.Benchmarks;

public class BenchResultTests
{
    [Fact]
    public void Names_AreThoseThatTheCommandOffers()
    {
        string[] others = [BenchNames.Evaluation, BenchNames.Growth, BenchNames.ResidentSet, BenchNames.FirstOutput];

        Assert.Equal([.. BenchNames.Trainings, .. others], BenchCommand.Measurements.AsEnumerable());
    }

    [Fact]
    public void Ratio_Turns_IsThatOfTheMedians()
    {
        var result = Result((BenchNames.Ours, [10, 30, 50, 1000]), (BenchNames.Stock, [10, 5, 20]));

        Assert.Equal(40, result.Median(BenchNames.ConvAutoencoder, BenchNames.Ours));
        Assert.Equal(4, result.Ratio(BenchNames.ConvAutoencoder, BenchNames.Stock));
        Assert.Null(result.Ratio(BenchNames.ConvAutoencoder, "tuned"));
    }

    [Theory]
    [InlineData(49.99, "4.99 < 5 !")]
    [InlineData(50, "5.00 >= 5")]
    public void Table_Target_IsNeverRoundedInOurFavour(double ours, string statement)
    {
        var rows = BenchTable.Rows(Result((BenchNames.Ours, [ours]), (BenchNames.Stock, [10])));

        Assert.Equal(["what", "ours", "stock", "ours/stock"], rows[0]);
        Assert.Equal(statement, rows[1][3]);
    }

    [Theory]
    [InlineData(1.0501, "1.06 > 1.05 !")]
    [InlineData(1.041, "1.05 <= 1.05")]
    public void Table_UpperLimit_RoundsUp(double value, string statement)
    {
        var result = new BenchResult();
        result.Add(BenchNames.ResidentSet, BenchNames.Ours, value);

        Assert.Equal(statement, BenchTable.Rows(result)[1][1]);
    }

    [Fact]
    public void ToJson_Figures_HaveEveryTurnAndTheTargets()
    {
        var result = Result((BenchNames.Ours, [60]), (BenchNames.Stock, [10, 14]));
        var json = JsonNode.Parse(result.ToJson(new Dictionary<string, string> { ["processor"] = "one" }))!;

        Assert.Equal(12, json["figures"]!["conv-autoencoder.stock"]!["median"]!.GetValue<double>());
        Assert.True(json["targets"]!["conv-autoencoder: ours/stock"]!["reached"]!.GetValue<bool>());
        Assert.Equal("one", json["conditions"]!["processor"]!.GetValue<string>());
    }

    [Fact]
    public void Verb_UnknownTraining_SaysWhatThereIs()
    {
        var errors = new StringWriter();

        Assert.Equal(ExitCode.Failed, BenchVerb.Run(BenchNames.Ours, "gpt", "0.1", new StringReader(""), TextWriter.Null, errors));
        Assert.Contains("There is no training 'gpt'. There are: conv-autoencoder", errors.ToString());
    }

    private static BenchResult Result(params (string Who, double[] Values)[] measured)
    {
        var result = new BenchResult();
        foreach (var (who, values) in measured)
        {
            foreach (var value in values) result.Add(BenchNames.ConvAutoencoder, who, value);
        }

        return result;
    }
}
