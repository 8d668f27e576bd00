using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Html;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Html;

public class NotebookPageTests
{
    [Fact]
    public void Write_Page_NeedsNeitherScriptsNorNetwork()
    {
        var html = NotebookPage.Write(Sample(), "sample", indexLink: "index.html");

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Title</title>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"index.html\">All notebooks</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_Headings_AreListedWithUniqueTargets()
    {
        var html = NotebookPage.Write(Sample(), "sample");

        Assert.Contains("<li class=\"level2\"><a href=\"#part\">Part</a></li><li class=\"level3\"><a href=\"#part-2\">Part</a></li>", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"part\">", html, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"part-2\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FormulasAndTables_AreMarkup()
    {
        var html = NotebookPage.Write(Sample(), "sample");

        Assert.Contains("<span class=\"math\">x^2</span>", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"math display\">", html, StringComparison.Ordinal);
        Assert.Contains("<td>cell</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Code_IsColouredAndEncoded() => Assert.Contains(
        "<span class=\"k\">var</span> a = <span class=\"n\">1</span> &lt; <span class=\"n\">2</span>; <span class=\"c\">// note</span>",
        NotebookPage.Write(Notebook.Of("var a = 1 < 2; // note"), "sample"), StringComparison.Ordinal);

    [Fact]
    public void Write_ChartWithPicture_ShowsThePictureWithItsText()
    {
        var notebook = Notebook.Of("1");
        notebook.Cells[0].Outputs.Add(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { ["application/vnd.plotly.v1+json"] = "{}", ["text/html"] = "<b>no</b>", ["image/png"] = "QUJD\n", ["text/plain"] = "loss \"curve\"" },
        });
        var html = NotebookPage.Write(notebook, "sample");

        Assert.Contains("<img src=\"data:image/png;base64,QUJD\" alt=\"loss &quot;curve&quot;\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>no</b>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_ChartBesidePlotly_CarriesItsFigureOnceAndKeepsThePicture(bool asText)
    {
        var figure = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["name"] = "</script>" }), ["layout"] = new JsonObject() };
        var notebook = Notebook.Of("1");
        notebook.Cells[0].Outputs.Add(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { ["application/vnd.plotly.v1+json"] = asText ? figure.ToJsonString() : figure, ["image/png"] = "QUJD\n", ["text/plain"] = "chart" },
        });

        var html = NotebookPage.Write(notebook, "sample", assets: "assets");

        Assert.Contains("<img src=\"data:image/png;base64,QUJD\" alt=\"chart\"><script type=\"application/json\">{\"data\":[{\"name\":\"\\u003C/script", html, StringComparison.Ordinal);
        Assert.Contains("<script src=\"assets/plotly.min.js\" defer></script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", NotebookPage.Write(notebook, "sample"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Error_StandsInABoxWithoutColourCodes()
    {
        var notebook = Notebook.Of("1");
        notebook.Cells[0].Outputs.Add(new JsonObject
        {
            ["output_type"] = "error", ["ename"] = "Wrong", ["evalue"] = "a < b", ["traceback"] = new JsonArray("Wrong: a < b", "\u001b[31mat cell 1\u001b[0m"),
        });

        Assert.Contains("<strong>Wrong</strong> a &lt; b</p><pre tabindex=\"0\">at cell 1</pre>", NotebookPage.Write(notebook, "sample"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PictureOfTheText_IsPutIntoThePage()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a b.png"], [1, 2, 3]);
        var notebook = NotebookDocument.Create();
        notebook.Add(new NotebookCell(new JsonObject { ["cell_type"] = "markdown", ["source"] = "![grid](a%20b.png) ![none](no.png)" }));
        var html = NotebookPage.Write(notebook, "sample", folder.Path);

        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"grid\"", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"no.png\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void IndexPage_Entries_ShowStatusFiguresAndReason()
    {
        var figures = new Dictionary<string, double> { ["test_bce"] = 0.092134 };
        var html = IndexPage.Write("Results", [
            new("One", "one.html", RunStatus.Succeeded, 3, 3, TimeSpan.FromSeconds(12.34), figures),
            new("Two <2>", "two.html", RunStatus.TimedOut, 1, 3, TimeSpan.FromSeconds(75), new Dictionary<string, double>(), "Cell 1 ran longer than 60 s."),
        ]);

        Assert.Contains("<span class=\"badge good\">succeeded</span> 3 of 3 cells, 12.3 s", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">test_bce</th><td>0.092134</td>", html, StringComparison.Ordinal);
        Assert.Contains("Two &lt;2&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge bad\">timed out</span> 1 of 3 cells, 1 min 15 s", html, StringComparison.Ordinal);
        Assert.Contains("Cell 1 ran longer than 60 s.", html, StringComparison.Ordinal);
    }

    private static NotebookDocument Sample()
    {
        var notebook = NotebookDocument.Create();
        foreach (var text in (string[])["# Title\n\nFormula $x^2$.\n\n| head |\n| --- |\n| cell |", "## Part\n\n### Part\n\n$$\n\\sum_i x_i\n$$"])
            notebook.Add(new NotebookCell(new JsonObject { ["cell_type"] = "markdown", ["source"] = text }));
        return notebook.With("var x = 1;");
    }
}
