using System.CommandLine;

namespace Course.Site;

/// <summary><c>./course site</c>: makes a site of the executed notebooks.</summary>
internal static class SiteCommand
{
    public static Command Create(CourseContext context)
    {
        var to = new Option<string>("--out")
        {
            Description = "Writes the site to this folder.",
            HelpName = "dir",
            DefaultValueFactory = _ => "out/site",
        };
        var from = new Option<string>("--from")
        {
            Description = "Reads the executed copies that a run wrote to this folder. [default: the committed notebooks]",
            HelpName = "dir",
        };
        var command = new Command("site", "Make a site of the executed notebooks, to be read from its folder or put on any server.")
        {
            to, from,
        };
        command.SetAction(parse =>
        {
            var folder = context.Resolve(parse.GetValue(to)!);
            var pages = new SiteBuilder(parse.GetValue(from) is { } named ? context.Resolve(named) : context.Notebooks, folder).Write();
            context.Say($"{pages} pages in {SiteText.All.Count} languages. Open {context.Display(Path.Combine(folder, "index.html"))}");
            return ExitCode.Fine;
        });
        return command;
    }
}
