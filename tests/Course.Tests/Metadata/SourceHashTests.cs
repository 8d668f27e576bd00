using Course.Metadata;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.Metadata;

public class SourceHashTests
{
    private static readonly string s_hash = SourceHash.Of(Notebook());

    [Fact]
    public void Of_OneCell_IsTheSha256OfItsTagsAndSource()
    {
        var notebook = NotebookDocument.Create();
        notebook.Add(NotebookCell.NewCode("1 + 1", "parameters"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("parameters\n1 + 1\0"u8)), SourceHash.Of(notebook));
    }

    [Fact]
    public void Of_IdsOutputsTextAndInjectedCells_DoNotCount()
    {
        var notebook = Notebook();
        notebook.Cells[0].ExecutionCount = 3;
        notebook.Cells[0].Outputs.Add(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "x" });
        notebook.Insert(1, NotebookCell.NewCode("a = 2;", "injected-parameters"));
        ((JsonArray)notebook.Json["cells"]!).Add(JsonNode.Parse("""{"cell_type":"markdown","id":"t","metadata":{},"source":"# T"}"""));

        Assert.Equal(s_hash, SourceHash.Of(notebook));
    }

    [Theory]
    [InlineData("#r \"../lib/Teaching/bin/Teaching.dll\"\nDraw();")]
    [InlineData("  #r \"nuget: MathNet.Numerics\"\nDraw();")]
    [InlineData("using TorchSharp;\nDraw();")]
    [InlineData("using static TorchSharp.torch.nn;\nDraw();")]
    [InlineData("using F = TorchSharp.torch.nn.functional; // layers as functions\nDraw();")]
    [InlineData("using\tSystem ;\nDraw();")]
    [InlineData("Draw();  ")]
    [InlineData("Draw();\r")]
    public void Of_ReferencesUsingDirectivesAndTrailingWhiteSpace_DoNotCount(string source) =>
        Assert.Equal(SourceHash.Of(TestNotebook.Of("Draw();")), SourceHash.Of(TestNotebook.Of(source)));

    [Theory]
    [InlineData("using var scope = NewDisposeScope();\nDraw();")]
    [InlineData("using Tensor image = rand(28, 28);\nDraw();")]
    [InlineData("using (NewDisposeScope()) Draw();")]
    [InlineData("using TorchSharp; Train();\nDraw();")]
    [InlineData("  Draw();")]
    [InlineData("Draw(#r);")]
    public void Of_WhatOnlyLooksLikeADirective_Counts(string source) =>
        Assert.NotEqual(SourceHash.Of(TestNotebook.Of("Draw();")), SourceHash.Of(TestNotebook.Of(source)));

    [Fact]
    public void Of_ChangedSourceTagOrOrder_Differs()
    {
        var (source, tag, order) = (Notebook(), Notebook(), Notebook());
        source.Cells[1].Source += "a";
        tag.Cells[1].Metadata["tags"] = new JsonArray("skip-execution");
        order.RemoveAt(0);
        order.Add(NotebookCell.NewCode("int a = 1;", "parameters"));

        Assert.Equal(4, new[] { s_hash, SourceHash.Of(source), SourceHash.Of(tag), SourceHash.Of(order) }.Distinct().Count());
    }

    private static NotebookDocument Notebook()
    {
        var notebook = NotebookDocument.Create();
        notebook.Add(NotebookCell.NewCode("int a = 1;", "parameters"));
        notebook.Add(NotebookCell.NewCode("Console.WriteLine(a);"));
        return notebook;
    }
}
