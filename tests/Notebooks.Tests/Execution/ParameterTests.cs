using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Execution;

public class ParameterTests
{
    private const string Declarations = """
        var epochs = 25;
        float rate = 0.1f;
        var scale = -1.5;
        long seed = 7;
        string name = "a";
        var fast = false;
        var sizes = new[] { 1, 2 };
        string[] names = { "a" };
        int? limit = null;
        decimal price = 1;
        const int Fixed = 1;
        var start = DateTime.UnixEpoch;
        """;

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
    [InlineData("sizes", "[4, 8]", "sizes = new int[] { 4, 8 };")]
    [InlineData("sizes", "[]", "sizes = new int[] {  };")]
    [InlineData("names", "[\"a,b\",\"c\"]", "names = new string[] { \"a,b\", \"c\" };")]
    [InlineData("names", "\"a,b\",\"c\"", "names = new string[] { \"a,b\", \"c\" };")]
    [InlineData("names", "[a,b]", "names = new string[] { \"a\", \"b\" };")]
    [InlineData("names", "a,b", "names = new string[] { \"a\", \"b\" };")]
    [InlineData("names", "[\"\\\"x\"]", "names = new string[] { \"\\\"x\" };")]
    [InlineData("name", "", "name = \"\";")]
    [InlineData("limit", "null", "limit = null;")]
    [InlineData("scale", "-Infinity", "scale = double.NegativeInfinity;")]
    [InlineData("scale", "1e300", "scale = 1E+300d;")]
    [InlineData("scale", "0.0e-5", "scale = 0d;")]
    [InlineData("seed", "-9223372036854775808", "seed = -9223372036854775808L;")]
    public void In_Text_IsWrittenByTheParametersType(string name, string value, string expected) =>
        Assert.EndsWith("\n" + expected, Injected(Values(name, value)).Cells[1].Source, StringComparison.Ordinal);

    [Fact]
    public void In_JsonValues_AreWrittenByTheParametersType()
    {
        var values = new Dictionary<string, JsonNode?> { ["rate"] = 0.5, ["sizes"] = new JsonArray(1, 2, 3), ["fast"] = true };

        Assert.Equal(
            "// Parameters of this run\nrate = 0.5f;\nsizes = new int[] { 1, 2, 3 };\nfast = true;", Injected(values).Cells[1].Source);
    }

    [Theory]
    [InlineData("epochs", "2.5", "Parameter 'epochs' is an int (its value in the notebook is 25), but was given \"2.5\".")]
    [InlineData("epochs", "2147483648", "Parameter 'epochs' is an int (its value in the notebook is 25), but was given \"2147483648\".")]
    [InlineData("epochs", "0x10", "Parameter 'epochs' is an int")]
    [InlineData("epochs", "1_000", "Parameter 'epochs' is an int")]
    [InlineData("epochs", "1 000", "Parameter 'epochs' is an int")]
    [InlineData("epochs", "٣", "Parameter 'epochs' is an int (its value in the notebook is 25), but was given \"٣\".")]
    [InlineData("scale", "−1", "Parameter 'scale' is a double (its value in the notebook is -1.5), but was given \"−1\".")]
    [InlineData("scale", "1/3", "Parameter 'scale' is a double")]
    [InlineData("scale", "0,002", "Parameter 'scale' is a double")]
    [InlineData("scale", "1.000,5", "Parameter 'scale' is a double")]
    [InlineData("scale", ",5", "Parameter 'scale' is a double")]
    [InlineData("scale", "1e999", "Parameter 'scale' is a double")]
    [InlineData("scale", "1e-999", "Parameter 'scale' is a double")]
    [InlineData("rate", "1e39", "Parameter 'rate' is a float (its value in the notebook is 0.1f), but was given \"1e39\".")]
    [InlineData("rate", "1e-50", "Parameter 'rate' is a float")]
    [InlineData("price", "1,5", "Parameter 'price' is a decimal")]
    [InlineData("price", "1e-30", "Parameter 'price' is a decimal")]
    [InlineData("fast", "1", "Parameter 'fast' is a bool")]
    [InlineData("limit", "", "Parameter 'limit' is an int? (its value in the notebook is null), but was given \"\".")]
    [InlineData("sizes", "", "Parameter 'sizes' is an int[] (its value in the notebook is new[] { 1, 2 }), but was given \"\". Separate")]
    [InlineData("sizes", "1;2", "Parameter 'sizes' is an int[]")]
    [InlineData("sizes", "[1 2]", "Parameter 'sizes' is an int[]")]
    [InlineData("sizes", "1,,2", "Parameter 'sizes' is an int[]")]
    [InlineData("names", "\"a,b\",c", "Parameter 'names' is a string[] (its value in the notebook is { \"a\" }), but was given \"")]
    [InlineData("names", "a,", "Parameter 'names' is a string[]")]
    [InlineData("names", "[\"a\", null]", "Parameter 'names' is a string[]")]
    [InlineData("fast", "yes", "Parameter 'fast' is a bool (its value in the notebook is false), but was given \"yes\".")]
    [InlineData("Fixed", "2", "Parameter 'Fixed' is a constant, and cannot be set: declare it without 'const' or 'readonly'.")]
    [InlineData("epoch", "2", "The notebook has no parameter 'epoch'. It has: epochs (int, 25), rate (float, 0.1f)")]
    [InlineData("start", "2", "Parameter 'start' cannot be set: its type is not one of int, long")]
    public void In_WhatDoesNotFit_IsRefused(string name, string value, string expected) => Assert.StartsWith(
        expected, Assert.Throws<ParameterException>(() => Injected(Values(name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void In_NoParametersCell_IsRefused()
    {
        var error = Assert.Throws<ParameterException>(() => ParameterCell.In(Notebook.Of("var x = 1;"), Values("x", "2")));

        Assert.Equal("Parameter 'x' cannot be set: the notebook has no cell tagged 'parameters' that declares any.", error.Message);
    }

    [Fact]
    public void In_ListGivenAsAnObject_IsRefused()
    {
        var values = new Dictionary<string, JsonNode?> { ["sizes"] = new JsonObject { ["a"] = 1 } };

        var error = Assert.Throws<ParameterException>(() => Injected(values));

        Assert.StartsWith("Parameter 'sizes' is an int[]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_SecondParametersCell_IsRefusedSinceItCouldUndoTheValue()
    {
        var notebook = NotebookDocument.Create().With("double rate = 0.1;", "parameters").With("1").With("rate = 0.5;", "parameters");

        var error = Assert.Throws<ParameterException>(() => ParameterCell.In(notebook, Values("rate", "0.9")));

        Assert.StartsWith("Cells 1 and 3 are tagged 'parameters', so that rate cannot be set ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_SecondParametersCellAndNothingToSet_RunsAsItIs()
    {
        var notebook = NotebookDocument.Create().With("int a = 1;", "parameters").With("int b = 2;", "parameters");

        Assert.Equal(2, ParameterCell.In(notebook, new Dictionary<string, JsonNode?>()).Cells.Count);
    }

    [Fact]
    public void In_Note_EndsTheComment()
    {
        var cell = ParameterCell.In(NotebookDocument.Create().With("int n = 1;", "parameters"), Values("n", "2"), " (by hand)").Cells[1];

        Assert.Equal("// Parameters of this run (by hand)\nn = 2;", cell.Source);
        Assert.True(cell.HasTag("injected-parameters"));
    }

    [Fact]
    public void In_Again_ReplacesTheEarlierCell()
    {
        var notebook = ParameterCell.In(Injected(Values("epochs", "3")), Values("epochs", "4"));

        Assert.Equal(2, notebook.Cells.Count);
        Assert.EndsWith("epochs = 4;", notebook.Cells[1].Source, StringComparison.Ordinal);
    }

    private static NotebookDocument Injected(Dictionary<string, JsonNode?> values) =>
        ParameterCell.In(NotebookDocument.Create().With(Declarations, "parameters"), values);

    private static Dictionary<string, JsonNode?> Values(string name, string value) => new() { [name] = value };
}
