using Course.Export;
using Course.Tests.Support;

namespace Course.Tests.Export;

public class VersoCommandTests
{
    [Fact]
    public void Copy_PathsDisplaysAndLastExpressions_AreAsVersoNeedsThem()
    {
        var folder = Path.GetTempPath();
        var notebook = TestNotebook.Of(
            "#r \"../lib/a.dll\"\n#r \"nuget: Humanizer\"\nusing System.Text;", "var x = 1;\nx // last", "display(x);",
            "Console.WriteLine(x)");

        var cells = VersoCommand.Copy(notebook, folder).Cells;

        Assert.Equal(
            [
                $"#r \"{Path.GetFullPath("../lib/a.dll", folder)}\"\n#r \"nuget: Humanizer\"\nusing System.Text;",
                "void display(object value) => Autoencoders.Display.LiveDisplay.Show(value);",
                "var x = 1;\ndisplay(x); // last", "display(x);", "Console.WriteLine(x);",
            ], cells.Select(cell => cell.Source));
    }
}
