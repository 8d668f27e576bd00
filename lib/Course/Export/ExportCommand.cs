using System.CommandLine;
using Notebooks.Documents;

namespace Course.Export;

/// <summary><c>./course export</c>: writes notebooks as programs that the .NET SDK runs without any front end.</summary>
internal static class ExportCommand
{
    private const string Assets = "assets";

    public static Command Create(CourseContext context)
    {
        var notebooks = new Argument<string[]>("notebook")
        {
            Description = "Number, name or path of a notebook, or solutions/01 for its solutions; all of the course when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var folder = new Option<string>("--out")
        {
            Description = "Where the programs go. [default: the course's folder 'out/cs']",
            HelpName = "dir",
        };
        var command = new Command("export", "Write notebooks as C# programs, out/cs/NAME/NAME.cs, for 'dotnet run NAME.cs'.")
        {
            notebooks, folder,
        };
        command.SetAction(parse =>
        {
            var to = parse.GetValue(folder) is { } named ? context.Resolve(named) : Path.Combine(context.Root, "out", "cs");
            foreach (var notebook in new NotebookFinder(context).Find(parse.GetValue(notebooks) ?? []))
            {
                context.Say($"Run it: dotnet run {context.Display(Write(context, notebook, to))}");
            }

            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Writes one notebook's program.</summary>
    /// <returns>The program's file.</returns>
    /// <exception cref="InputException">The notebook cannot be a program; the message says why.</exception>
    public static string Write(CourseContext context, string notebook, string to)
    {
        var name = new NotebookFinder(context).NameOf(notebook);
        var folder = Path.Combine(to, name);
        var assets = Path.Combine(to, Assets);
        var library = Path.Combine(context.Root, "lib", "Notebooks", "Notebooks.csproj");
        var program = new CSharpProgram(NotebookDocument.Load(notebook), notebook, folder, library, assets).Write();
        PageScripts.Write(assets);
        var file = Path.Combine(folder, $"{Path.GetFileName(name)}.cs");
        AtomicFile.WriteAllText(file, program);
        return file;
    }
}
