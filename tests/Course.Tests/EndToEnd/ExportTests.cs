using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Exported notebooks, built and run by the .NET SDK as a person would.</summary>
[Collection(nameof(WholeMachine))]
public sealed class ExportTests
{
    // inside the repository, whose libraries a program uses
    private static readonly string s_folder = Path.Combine(CourseScript.Root, "out", "cs-tests");

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Export_SmallNotebook_PrintsTextAndWritesAPage()
    {
        Directory.CreateDirectory(s_folder);
        var notebook = TestNotebook.WithParameters("int count = 2;\nstring[] names = [\"a\"];", "{}",
            """
            #r "../../lib/Autoencoders/bin/Autoencoders.dll"
            using Autoencoders.Plotting;
            Console.WriteLine($"{count} of {string.Join('-', names)} é");
            var shown = display("before");
            shown.Update("after");
            LinePlot.Create([1, 2], [("line", [1, 2])], "A plot", "x", "y")
            """,
            "throw new InvalidOperationException(\"broken here\");");
        notebook.Insert(1, NotebookCell.NewMarkdown("# The title"));
        notebook.Save(Path.Combine(s_folder, "small.ipynb"));

        var file = await ExportAsync(Path.Combine(s_folder, "small.ipynb"));
        var (exitCode, output, errors) = await RunAsync(file, "count=7", "names=x,y");

        Assert.Equal(1, exitCode);
        Assert.Contains("7 of x-y é\nafter\nChart: A plot", output.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("before", output);
        Assert.Matches(@"System\.InvalidOperationException: broken here\s+at small\.cs, line \d+\s*$", errors);
        var page = await File.ReadAllTextAsync(Path.ChangeExtension(file, ".html"));
        string[] parts =
            ["<h1 id=\"the-title\">The title", "set for this run", "after", "data:image/png;base64,", "plotly.min.js", "broken here"];
        Assert.All(parts, part => Assert.Contains(part, page));
        Assert.Equal((2, ""), (await RunAsync(file, "cuont=7")) is var (code, none, _) ? (code, none) : default);
    }

    [Theory]
    [MemberData(nameof(CourseNotebooks.All), MemberType = typeof(CourseNotebooks))]
    [Trait("Category", "Long")]
    public async Task Export_NotebookOfTheCourse_Runs(string name)
    {
        var notebook = Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb");
        var smoke = (JsonObject)NotebookDocument.Load(notebook).Metadata["course"]!["profiles"]!["smoke"]!;

        var file = await ExportAsync(name);
        var (exitCode, output, errors) = await RunAsync(file, [.. smoke.Select(each => $"{each.Key}={each.Value}")]);

        Assert.True(exitCode == 0, output + errors);
        var expected = NotebookDocument.Load(notebook).Cells.SelectMany(cell => cell.IsCode ? cell.Outputs : []).Count(HasPicture);
        var page = await File.ReadAllTextAsync(Path.ChangeExtension(file, ".html"));
        Assert.InRange(page.Split("<img src=\"data:image/png").Length - 1, expected, 1000);

        static bool HasPicture(JsonNode? output) => output!["data"]?["image/png"] is not null;
    }

    private static async Task<string> ExportAsync(string notebook)
    {
        var (exitCode, output, errors) = await TestApp.RunCourseAsync(CourseScript.Root, "export", notebook, "--out", s_folder);
        Assert.True(exitCode == ExitCode.Fine, output + errors);
        return Path.Combine(CourseScript.Root, output.Trim().Split("dotnet run ")[1]);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["run", file, "--", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = CourseScript.Root,
        };
        using var process = Process.Start(start)!;
        return await CourseScript.EndAsync(process);
    }
}
