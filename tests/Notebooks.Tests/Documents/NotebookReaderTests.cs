using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notebooks.Documents;

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
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [7]}""", "cell 1 must be an object, but is 7")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "chart"}]}""", "'cell_type' must be 'code', 'markdown' or 'raw', but is \"chart\"")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "raw", "source": [1]}]}""", "'source' must be a string or a list of strings")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [{"cell_type": "code", "source": "", "outputs": [{}]}]}""", "output 1 must be an object")]
    [InlineData("""{"nbformat": 4, "nbformat": 4}""", "not valid JSON")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "bad": "\ud800"}""", "not valid Unicode")]
    public void Read_NotANotebook_SaysWhatIsWrongWithTheFileName(string text, string expected)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Read(text));

        Assert.StartsWith("x.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

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
            foreach (var (position, value) in changes)
                bytes[position % bytes.Length] = (byte)value;
            return ReadsOrRefuses(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_CutOffNotebook_IsRefused()
    {
        for (var length = 0; length < Valid.TrimEnd().Length; length += 7)
            Assert.Throws<NotebookFormatException>(() => Read(Valid[..length]));
    }

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            var notebook = NotebookReader.Read(bytes, "x.ipynb");
            return NotebookWriter.Write(notebook).Length > 0 && notebook.Cells.All(cell => cell.Source is not null && cell.Tags is not null);
        }
        catch (NotebookFormatException)
        {
            return true;
        }
    }

    private static NotebookDocument Read(string text) => NotebookReader.Read(Encoding.UTF8.GetBytes(text), "x.ipynb");
}
