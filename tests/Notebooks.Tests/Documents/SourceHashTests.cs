using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Tests.Documents;

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

    [Fact]
    public void Of_ChangedSourceTagOrOrder_Differs()
    {
        var (source, tag, order) = (Notebook(), Notebook(), Notebook());
        source.Cells[1].Source += " ";
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
