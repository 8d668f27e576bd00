using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Execution;

public class ParameterTests
{
    private const string Declarations = "var epochs = 25;\nfloat rate = 0.1f;\nvar scale = -1.5;\nlong seed = 7;\nstring name = \"a\";\nvar fast = false;\nvar sizes = new[] { 1, 2 };\nconst int Fixed = 1;\nvar start = DateTime.UnixEpoch;";

    [Theory]
    [InlineData("epochs", "3", "epochs = 3;")]
    [InlineData("epochs", "-3", "epochs = -3;")]
    [InlineData("rate", "2", "rate = 2f;")]
    [InlineData("rate", "NaN", "rate = float.NaN;")]
    [InlineData("scale", "1e-3", "scale = 0.001d;")]
    [InlineData("seed", "12345678901", "seed = 12345678901L;")]
    [InlineData("name", "a \"b\"\n", "name = \"a \\\"b\\\"\\n\";")]
    [InlineData("fast", "True", "fast = true;")]
    [InlineData("sizes", "4, 8", "sizes = new int[] { 4, 8 };")]
    public void Inject_Text_IsWrittenByTheParametersType(string name, string value, string expected) =>
        Assert.EndsWith("\n" + expected, Injected(new() { Parameters = Values(name, value) }).Cells[1].Source, StringComparison.Ordinal);

    [Fact]
    public void Inject_JsonValues_AreWrittenByTheParametersType()
    {
        var values = new Dictionary<string, JsonNode?> { ["rate"] = 0.5, ["sizes"] = new JsonArray(1, 2, 3), ["fast"] = true };

        Assert.Equal("// Parameters of this run\nrate = 0.5f;\nsizes = new int[] { 1, 2, 3 };\nfast = true;", Injected(new() { Parameters = values }).Cells[1].Source);
    }

    [Theory]
    [InlineData("epochs", "2.5", "Parameter 'epochs' is an int (its value in the notebook is 25), but was given \"2.5\".")]
    [InlineData("fast", "yes", "Parameter 'fast' is a bool (its value in the notebook is false), but was given \"yes\".")]
    [InlineData("Fixed", "2", "Parameter 'Fixed' is a constant, and cannot be set: declare it without 'const' or 'readonly'.")]
    [InlineData("epoch", "2", "The notebook has no parameter 'epoch'. It has: epochs (int, 25), rate (float, 0.1f)")]
    [InlineData("start", "2", "Parameter 'start' cannot be set: its type is not one of int, long")]
    public void Inject_WhatDoesNotFit_IsRefused(string name, string value, string expected) => Assert.StartsWith(
        expected, Assert.Throws<ParameterException>(() => Injected(new() { Parameters = Values(name, value) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Inject_NoParametersCell_IsRefused()
    {
        var error = Assert.Throws<ParameterException>(() => ParameterInjector.Inject(Notebook.Of("var x = 1;"), new() { Parameters = Values("x", "2") }));

        Assert.Equal("Parameter 'x' cannot be set: the notebook has no cell tagged 'parameters' that declares any.", error.Message);
    }

    [Fact]
    public void Inject_Profile_SetsItsValuesAndExplicitOnesWin()
    {
        var notebook = Injected(new() { Profile = "quick", Parameters = Values("epochs", "1") }, profiles: """{"quick": {"epochs": 2, "rate": 0.5}}""");

        Assert.Equal("// Parameters of this run (profile quick)\nepochs = 1;\nrate = 0.5f;", notebook.Cells[1].Source);
        Assert.True(notebook.Cells[1].HasTag("injected-parameters"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData(null)]
    public void Inject_FullProfile_ChangesNothing(string? profile) =>
        Assert.Single(Injected(new() { Profile = profile }, profiles: """{"quick": {"epochs": 2}}""").Cells);

    [Fact]
    public void Inject_UnknownProfile_ListsWhatThereIs()
    {
        var error = Assert.Throws<ParameterException>(() => Injected(new() { Profile = "fast" }, profiles: """{"quick": {}}"""));

        Assert.Equal("The notebook has no profile 'fast'. It has: full, quick.", error.Message);
    }

    [Fact]
    public void Inject_Again_ReplacesTheEarlierCell()
    {
        var notebook = Injected(new() { Parameters = Values("epochs", "3") });
        ParameterInjector.Inject(notebook, new() { Parameters = Values("epochs", "4") });

        Assert.Equal(2, notebook.Cells.Count);
        Assert.EndsWith("epochs = 4;", notebook.Cells[1].Source, StringComparison.Ordinal);
    }

    private static NotebookDocument Injected(ExecutionOptions options, string? profiles = null)
    {
        var notebook = NotebookDocument.Create().With(Declarations, "parameters");
        if (profiles is not null)
            notebook.Metadata["course"] = new JsonObject { ["profiles"] = JsonNode.Parse(profiles) };
        ParameterInjector.Inject(notebook, options);
        return notebook;
    }

    private static Dictionary<string, JsonNode?> Values(string name, string value) => new() { [name] = value };
}
