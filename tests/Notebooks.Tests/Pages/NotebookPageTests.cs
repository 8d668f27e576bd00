using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Pages;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Pages;

public class NotebookPageTests
{
    [Fact]
    public void Write_Page_NeedsNeitherScriptsNorNetwork()
    {
        var html = NotebookPage.Write(Sample(), "sample", indexLink: "index.html");

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Title</title>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"index.html\">All notebooks</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_Headings_AreListedWithUniqueTargets()
    {
        var html = NotebookPage.Write(Sample(), "sample");

        Assert.Contains(
            "<li class=\"level2\"><a href=\"#part\">Part</a></li><li class=\"level3\"><a href=\"#part-2\">Part</a></li>",
            html,
            StringComparison.Ordinal);
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
            ["data"] = new JsonObject
            {
                ["application/vnd.plotly.v1+json"] = "{}",
                ["text/html"] = "<b>no</b>",
                ["image/png"] = "QUJD\n",
                ["text/plain"] = "loss \"curve\"",
            },
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
            ["data"] = new JsonObject
            {
                ["application/vnd.plotly.v1+json"] = asText ? figure.ToJsonString() : figure,
                ["image/png"] = "QUJD\n",
                ["text/plain"] = "chart",
            },
        });

        var html = NotebookPage.Write(notebook, "sample", assets: "assets");

        Assert.Contains(
            "<img src=\"data:image/png;base64,QUJD\" alt=\"chart\"><script type=\"application/json\">{\"data\":[{\"name\":\"\\u003C/script",
            html,
            StringComparison.Ordinal);
        Assert.Contains("<script src=\"assets/plotly.min.js\" defer></script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", NotebookPage.Write(notebook, "sample"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Error_StandsInABoxWithoutColourCodes()
    {
        var notebook = Notebook.Of("1");
        notebook.Cells[0].Outputs.Add(new JsonObject
        {
            ["output_type"] = "error", ["ename"] = "Wrong", ["evalue"] = "a < b",
            ["traceback"] = new JsonArray("Wrong: a < b", "\u001b[31mat cell 1\u001b[0m"),
        });

        Assert.Contains(
            "<strong>Wrong</strong> a &lt; b</p><pre tabindex=\"0\">at cell 1</pre>",
            NotebookPage.Write(notebook, "sample"),
            StringComparison.Ordinal);
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

    [Theory]
    [InlineData("</main></div></body><!-- ")]
    [InlineData("<div><table><tr><td>open")]
    [InlineData("<plaintext>")]
    [InlineData("<script>document.title = 'ran'</script>")]
    [InlineData("<img src=x onerror=\"document.title = 'ran'\">")]
    [InlineData("<style>body { display: none }</style>")]
    [InlineData("<base href=\"https://other.example/\">")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://other.example/\">")]
    [InlineData("<a href=\"java&#115;cript:alert(1)\">x</a>")]
    [InlineData("<a href='javascript&colon;alert(1)'>x</a>")]
    [InlineData("<svg onload=\"alert(1)\"></svg>")]
    [InlineData("<iframe src=\"https://other.example\"></iframe>")]
    [InlineData("<div style=\"position: fixed; inset: 0\">over all</div>")]
    [InlineData("<div style=\"margin-top: -500px; background: red\">over the cell before</div>")]
    [InlineData("<div style=\"background: url(https://other.example)\">x</div>")]
    [InlineData("<div class=\"chart\">for the page's script</div>")]
    [InlineData("<table><tr><td><div><table></table></td></tr></div></table>")]
    [InlineData("<p><div></p></div>")]
    public void Write_HtmlThatIsNotInert_IsClosedOffInAFrame(string output)
    {
        foreach (var type in (string[])["text/html", "text/markdown"])
        {
            var html = NotebookPage.Write(WithOutput(type, output), "sample", assets: "assets");

            Assert.Contains(
                "<iframe class=\"framed\" sandbox=\"allow-same-origin\" title=\"Output of cell 1\" srcdoc=\"",
                html,
                StringComparison.Ordinal);
            Assert.DoesNotContain(output, html, StringComparison.Ordinal);
            Assert.Contains("<script src=\"assets/frames.js\" defer></script>", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""
        <div style="max-width:46em"><p><b>Quiz</b></p>
        <div style="padding-left:3em;text-indent:-1.3em;border-left:4px solid #888888"><b>a</b>) 1 &lt; 2</div></div>
        """)]
    [InlineData("""
        <table style="border-collapse:collapse"><thead><tr><th>n</th></tr></thead>
        <tbody><tr><td style="padding:3px 12px;">1</td></tr></tbody></table>
        """)]
    [InlineData("""
        <figure style="margin:4px 0"><audio controls src="data:audio/wav;base64,AAAA"></audio><figcaption>a sound</figcaption></figure>
        """)]
    [InlineData("""
        <a href="https://example.com/?a=1&amp;b=2"><img src="data:image/png;base64,AAAA" alt="a < b" width=20></a><br/><!-- a note --><hr>
        """)]
    public void Write_InertHtml_StandsAsItIs(string output) => Assert.Contains(
        $"<div class=\"output rich\">{output}</div>",
        NotebookPage.Write(WithOutput("text/html", output), "sample"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Write_ObjectThatDotnetInteractiveShows_StandsInThePageWithoutItsStyleSheet()
    {
        var run = await Notebook.Of("new { A = 1, B = new { C = \"c\" } }").RunHereAsync();

        var html = NotebookPage.Write(run.Document, "sample");

        Assert.Contains("<div class=\"output rich\"><details open=\"open\" class=\"dni-treeview\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("text-align: start", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))", "<a href=\"#\">a</a>")]
    [InlineData("[a](JaVaScript&colon;alert(1))", "<a href=\"#\">a</a>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("![a](data:text/html,x)", "<img src=\"#\" alt=\"a\" />")]
    [InlineData("[a](https://example.com/a?b=c&d=e:f)", "<a href=\"https://example.com/a?b=c&amp;d=e:f\">a</a>")]
    [InlineData("[a](b&c.md#d:e)", "<a href=\"b&amp;c.md#d:e\">a</a>")]
    [InlineData(
        "<details><summary>More</summary>\n\n**bold** $x$\n\n</details>",
        "<p><strong>bold</strong> <span class=\"math\">x</span></p>\n</details>")]
    [InlineData(
        "# Part\n\n<div><table><tr><td>open",
        "<section><span id=\"part\"></span><iframe class=\"framed\" sandbox=\"allow-same-origin\" title=\"Text\"")]
    [InlineData(
        "<script>document.title = 1</script>\n\n## Part",
        "<span id=\"part\"></span><iframe class=\"framed\" sandbox=\"allow-same-origin\" title=\"Text\"")]
    public void Write_Markdown_KeepsWhatIsInertAndFramesTheRest(string text, string expected)
    {
        var html = NotebookPage.Write(WithText(text), "sample");

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<p>The end.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DeeplyNestedText_StandsAsItIs() =>
        Assert.Contains(
            "<pre>&gt;&gt;&gt;", NotebookPage.Write(WithText(new string('>', 10_000) + "x"), "sample"), StringComparison.Ordinal);

    [Fact]
    public void Write_PictureAsHtml_IsEmbeddedLikeOneOfMarkdown()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "a b.png"), [1, 2, 3]);

        var html = NotebookPage.Write(WithText("Text <img width=\"20\" src=\"a%20b.png\"> `<img src=\"c.png\">`"), "sample", folder.Path);

        Assert.Contains("<img width=\"20\" src=\"data:image/png;base64,AQID\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AttachmentThatIsNotBase64_ShowsItsName()
    {
        var notebook = WithText("![grid](attachment:a.png)");
        notebook.Cells[0].Json["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "no base64!" } };

        Assert.Contains("alt=\"grid\"", NotebookPage.Write(notebook, "sample"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ControlCharacters_AreReplacedAndColoursLeftOut() => Assert.Contains(
        ">red\ufffd\ufffdend</pre>",
        NotebookPage.Write(WithOutput("text/plain", "\u001b]0;title\u0007\u001b[?25l\u001b[31mred\u001b[0m\0\u0085end"), "sample"),
        StringComparison.Ordinal);

    private static NotebookDocument WithOutput(string type, string value)
    {
        var notebook = Notebook.Of("1");
        notebook.Cells[0].ExecutionCount = 1;
        notebook.Cells[0].Outputs.Add(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { [type] = value },
        });
        return notebook;
    }

    private static NotebookDocument WithText(string text)
    {
        var notebook = NotebookDocument.Create();
        foreach (var source in (string[])[text, "The end."])
        {
            notebook.Add(new NotebookCell(new JsonObject { ["cell_type"] = "markdown", ["source"] = source }));
        }
        return notebook;
    }

    private static NotebookDocument Sample()
    {
        var notebook = NotebookDocument.Create();
        string[] texts =
            ["# Title\n\nFormula $x^2$.\n\n| head |\n| --- |\n| cell |", "## Part\n\n### Part\n\n$$\n\\sum_i x_i\n$$"];
        foreach (var text in texts) notebook.Add(new NotebookCell(new JsonObject { ["cell_type"] = "markdown", ["source"] = text }));
        return notebook.With("var x = 1;");
    }
}
