using Course.Export;
using Course.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Documents;

namespace Course.Tests.Export;

public sealed class CSharpProgramTests
{
    private static readonly string[] s_references =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    // what the SDK adds to a program
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(CourseNotebooks.All), MemberType = typeof(CourseNotebooks))]
    public void Write_NotebookOfTheCourse_Compiles(string name)
    {
        var notebook = Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb");

        Assert.Empty(Errors(Program(NotebookDocument.Load(notebook), notebook)));
    }

    [Fact]
    public void Write_CellsOfEachKind_SaysThemAsAProgram()
    {
        var notebook = TestNotebook.WithParameters("public int epochs = 5; // as many as it takes\nconst int Most = 9;", "{}",
            """
            #r "../lib/Teaching/bin/Teaching.dll"
            #r "../lib/Autoencoders/bin/TorchSharp.dll"
            #r "nuget: Humanizer, 2.14.1"
            using System.Globalization;
            static int Twice(int x) => 2 * x;
            int later;
            class Point { public int X; }
            Twice(epochs) // shown
            """,
            "Console.WriteLine(new Point().X)");
        notebook.Insert(1, NotebookCell.NewMarkdown("# Title\n\nText."));

        var program = Program(notebook);

        Assert.Empty(Errors(program));
        string[] parts =
        [
            "#:project ../lib/Teaching/Teaching.csproj\n#:project ../lib/Autoencoders/Autoencoders.csproj\n",
            "#:package Humanizer@2.14.1\n#:property ManagePackageVersionsCentrally=false\n",
            "using System.Globalization;\n",
            "NotebookProgram.Cell(1);\nint epochs = 5; // as many as it takes\nconst int Most = 9;\n"
            + "epochs = NotebookProgram.Parameter(\"epochs\", epochs);\n",
            "\n// # Title\n//\n// Text.\n\nNotebookProgram.Cell(2);\nint Twice(int x) => 2 * x;\nint later = default;\n"
            + "NotebookProgram.Show(Twice(epochs)); // shown\n",
            "NotebookProgram.Cell(3);\nConsole.WriteLine(new Point().X);\n\nNotebookProgram.End();\n\nclass Point { public int X; }\n",
        ];
        Assert.All(parts, part => Assert.True(program.Contains(part, StringComparison.Ordinal), $"{part}\n--- is not in\n{program}"));
    }

    [Theory]
    [InlineData("var x = 1;|var x = \"two\";|x.Length", "Show(x_2.Length)")]
    [InlineData("int F() => 1;|F()|int F() => 2;|F()", "Show(F_2())")]
    [InlineData("int F() => 1;|F()|int F() => 2;|F()", "Show(F())")]
    [InlineData("if (int.TryParse(\"1\", out var n)) { }|if (int.TryParse(\"2\", out var n)) Console.WriteLine(n);", "WriteLine(n_2)")]
    [InlineData("var (a, b) = (1, 2);|var (a, b) = (3, 4);|(a, b)", "Show((a_2, b_2))")]
    [InlineData("foreach (var i in new[] { 1 }) { Console.WriteLine(i); }|int i = 5;|i", "foreach (var i_2 in")]
    [InlineData("int i = 5;|for (int i = 0; i < 2; i++) { }|i", "Show(i)")]
    [InlineData("int i = 5;|Func<int, int> f = i => i + 1;|f(i)", "i => i + 1")]
    [InlineData("int i = 5;|int i = 6;|Func<int, int> f = i => i + 1;|f(i)", "i => i + 1")]
    [InlineData("var Length = 1;|var Length = 2;|\"text\".Length + Length", "Show(\"text\".Length + Length_2)")]
    [InlineData("var x = Missing.Thing();|var x = 3;|x", "Show(x_2)")]
    public void Write_NameOfTwoCells_IsToldApart(string cells, string expected)
    {
        var program = Program(TestNotebook.Of(cells.Split('|')));

        Assert.Contains(expected, program);
        if (!cells.Contains("Missing", StringComparison.Ordinal)) Assert.Empty(Errors(program));
    }

    [Fact]
    public void Write_CellThatMayFail_GoesOnAfterIt()
    {
        var notebook = NotebookDocument.Create();
        notebook.Add(NotebookCell.NewCode("throw new Exception(\"meant\");", "raises-exception"));
        notebook.Add(NotebookCell.NewCode("this is no C#", "skip-execution"));

        var program = Program(notebook);

        Assert.Empty(Errors(program));
        Assert.Contains("try\n{\nthrow new Exception(\"meant\");\n}\ncatch (Exception error)\n{\n", program);
        Assert.Contains("// this is no C#", program);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "Cell 1 says '#!fsharp', which is no C#: a program cannot hold it.")]
    [InlineData("int = ;", "Cell 1 is no C#: ")]
    [InlineData("#r \"other.dll\"", "Cell 1 loads 'other.dll': a program can take packages and the libraries of the course")]
    [InlineData("int X => 3;", "Cell 1 declares a PropertyDeclaration outside a type, which a program cannot: use a method.")]
    public void Write_CellThatFitsNoProgram_SaysWhy(string code, string expected)
    {
        var error = Assert.Throws<InputException>(() => Program(TestNotebook.Of(code)));

        Assert.StartsWith(expected, error.Message);
    }

    private static string Program(NotebookDocument notebook, string? path = null)
    {
        var root = CourseScript.Root;
        path ??= Path.Combine(root, "notebooks", "made.ipynb");
        return new CSharpProgram(notebook, path, Path.Combine(root, "out"), Path.Combine(root, "lib", "Notebooks", "Notebooks.csproj"),
            Path.Combine(root, "out", "assets")).Write();
    }

    private static IEnumerable<string> Errors(string program)
    {
        var text = string.Join('\n', program.Split('\n').Where(line => !line.StartsWith("#:", StringComparison.Ordinal)));
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create("program",
            [CSharpSyntaxTree.ParseText(text, options), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            s_references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString());
    }
}
