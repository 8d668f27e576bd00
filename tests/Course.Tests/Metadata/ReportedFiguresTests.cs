using System.Text.Json.Nodes;
using Course.Metadata;
using Course.Tests.Support;

namespace Course.Tests.Metadata;

public class ReportedFiguresTests
{
    [Fact]
    public void Collect_OutputsOfSeveralCells_AreMergedAndTheLaterWins()
    {
        var notebook = TestNotebook.Of("1", "2");
        notebook.Cells[0].Outputs.Add(Output("""{"loss": 0.5, "note": "text"}"""));
        notebook.Cells[1].Outputs.Add(Output(JsonValue.Create("""{"psnr": 20.5, "loss": 0.25}""")));

        var figures = ReportedFigures.Collect(notebook);

        Assert.Equal(new Dictionary<string, double> { ["loss"] = 0.25, ["psnr"] = 20.5 }, figures);
        Assert.Equal("""{"loss":0.25,"psnr":20.5}""", notebook.Metadata["course"]!["figures"]!.ToJsonString());
        Assert.Equal(figures, ReportedFigures.Read(notebook));
    }

    [Fact]
    public void Collect_NoFigures_RemovesThoseOfAnEarlierRun()
    {
        var notebook = TestNotebook.Of("1");
        notebook.Metadata["course"] = new JsonObject { ["figures"] = new JsonObject { ["old"] = 1 } };

        Assert.Empty(ReportedFigures.Collect(notebook));
        Assert.Equal("{}", notebook.Metadata["course"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"a": 1e999}""")]
    public void Collect_OddJson_StatesNothing(string json)
    {
        var notebook = TestNotebook.Of("1");
        notebook.Cells[0].Outputs.Add(Output(JsonValue.Create(json)));

        Assert.Empty(ReportedFigures.Collect(notebook));
    }

    private static JsonObject Output(string json) => Output(JsonNode.Parse(json)!);

    private static JsonObject Output(JsonNode stored) =>
        new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [ReportedFigures.MimeType] = stored } };
}
