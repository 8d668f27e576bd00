using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notebooks.Documents;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Documents;

public class NotebookReaderTests
{
    private const string Valid = """
        {
         "cells": [
          {"cell_type": "markdown", "id": "a1", "metadata": {}, "source": ["# Title\n", "text"]},
          {"cell_type": "code", "id": "b2", "metadata": {"tags": ["parameters"], "unknown": 1.50}, "source": "var x = 1;",
           "execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": "hé\n"}], "extra": null}
         ],
         "metadata": {"other": {"deep": [1, 2.0, "three"]}}, "nbformat": 4, "nbformat_minor": 5, "strange": true
        }
        """;

    [Fact]
    public void Load_DibFile_IsRefusedByName() => Assert.StartsWith(
        "old.dib: a .dib file, which cannot hold outputs.",
        Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load("old.dib")).Message);

    [Fact]
    public void Read_SourceAsStringOrLines_GivesTheSameText()
    {
        var notebook = Read(Valid);

        Assert.Equal("# Title\ntext", notebook.Cells[0].Source);
        Assert.Equal("var x = 1;", notebook.Cells[1].Source);
        Assert.Equal("Title", notebook.Title);
        Assert.True(notebook.Cells[1].HasTag("parameters"));
        Assert.Equal(3, notebook.Cells[1].ExecutionCount);
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        Assert.Equal(2, NotebookReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Valid)], "x.ipynb").Cells.Count);

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "the file must be a JSON object")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "'nbformat' must be a whole number, but is missing")]
    [InlineData("""{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}""", "only format 4 is read")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5}""", "'cells' must be a list")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": null}""", "'cells' must be a list, but is missing or null")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": []}""", "'metadata' must be an object, but is []")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [7]}""", "cell 1 must be an object, but is 7")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "\ud800": 1}""", "not valid Unicode")]
    [InlineData("""{"nbformat": 4, "nbformat": 4}""", "not valid JSON")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "bad": "\ud800"}""", "not valid Unicode")]
    public void Read_NotANotebook_SaysWhatIsWrongWithTheFileName(string text, string expected)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Read(text));

        Assert.StartsWith("x.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"cell_type": "chart"}""", "'cell_type' must be 'code', 'markdown' or 'raw', but is \"chart\"")]
    [InlineData("""{"cell_type": "raw", "source": [1]}""", "'source' must be a string or a list of strings")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{}]}""", "output 1 must be an object")]
    [InlineData("""{"cell_type": "code", "source": 1}""", "cell 1, 'source' must be a string or a list of strings, but is 1")]
    [InlineData("""{"cell_type": "code", "source": "", "id": 7}""", "cell 1, 'id' must be a string, but is 7")]
    [InlineData("""{"cell_type": "code", "source": "", "metadata": []}""", "cell 1, 'metadata' must be an object")]
    [InlineData("""{"cell_type": "code", "source": "", "metadata": {"tags": [null]}}""", "'tags' must be a list of strings")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": {}}""", "cell 1, 'outputs' must be a list, but is {}")]
    [InlineData(
        """{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream", "name": 1}]}""",
        "cell 1, output 1, 'name' must be a string")]
    [InlineData(
        """{"cell_type": "code", "source": "", "outputs": [{"output_type": "display_data", "data": []}]}""",
        "cell 1, output 1, 'data' must be an object")]
    [InlineData(
        """{"cell_type": "code", "source": "", "outputs": [{"output_type": "error", "traceback": [1]}]}""",
        "cell 1, output 1, 'traceback' must be a list of strings")]
    [InlineData(
        """{"cell_type": "markdown", "source": "", "attachments": {"a.png": {"image/png": "not base64!"}}}""",
        "cell 1, attachment 'a.png', 'image/png' must be base64, but is \"not base64!\"")]
    [InlineData("""{"cell_type": "markdown", "source": "", "attachments": {"a.png": "x"}}""", "attachment 'a.png' must be an object")]
    [InlineData(
        """{"cell_type": "markdown", "source": ""}, {"cell_type": "markdown", "source": "\udc00"}""",
        "cell 2 holds text that is not valid Unicode")]
    public void Read_OddCell_SaysWhichAndWhy(string cell, string expected) => Assert.Contains(
        expected, Assert.Throws<NotebookFormatException>(() => Read(WithCells(cell))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NestedTooDeeply_IsRefused() => Assert.Contains(
        "depth", Assert.Throws<NotebookFormatException>(() => Read(WithCells(new string('[', 100_000)))).Message, StringComparison.Ordinal);

    [UnixTheory]
    [InlineData("/dev/null")]
    public void Load_Device_IsRefused(string path) => Assert.StartsWith(
        $"{path}: a device", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AttachedSvg_MayBeItsText() => Assert.Single(Read(
        WithCells("""{"cell_type": "markdown", "source": "", "attachments": {"a.svg": {"image/svg+xml": "<svg/>"}}}""")).Cells);

    [Fact]
    public void Read_RandomBytes_NeverThrowsAnythingElse() =>
        Prop.ForAll<byte[]>(bytes => ReadsOrRefuses(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_MutatedNotebook_NeverThrowsAnythingElse()
    {
        var mutations = Gen.ListOf(Gen.Choose(0, 100_000).Zip(Gen.Choose(0, 255))).ToArbitrary();
        Prop.ForAll(mutations, changes =>
        {
            var bytes = Encoding.UTF8.GetBytes(Valid);
            foreach (var (position, value) in changes) bytes[position % bytes.Length] = (byte)value;
            return ReadsOrRefuses(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_CutOffNotebook_IsRefused()
    {
        for (var length = 0; length < Valid.TrimEnd().Length; length += 7)
        {
            Assert.Throws<NotebookFormatException>(() => Read(Valid[..length]));
        }
    }

    private static string WithCells(string cells) => $$"""{"nbformat": 4, "nbformat_minor": 5, "cells": [{{cells}}]}""";

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            var notebook = NotebookReader.Read(bytes, "x.ipynb");
            return NotebookWriter.Write(notebook).Length > 0 && notebook.Cells.All(cell => cell.Source is not null
                && cell.Tags is not null);
        }
        catch (NotebookFormatException)
        {
            return true;
        }
    }

    private static NotebookDocument Read(string text) => NotebookReader.Read(Encoding.UTF8.GetBytes(text), "x.ipynb");
}
