using System.CommandLine;

namespace Course.Datasets;

/// <summary><c>./course data</c>: which data sets are here, whether they are intact, and how to get the rest.</summary>
internal static class DataCommand
{
    private const int NameWidth = 14;

    public static Command Create(CourseContext context)
    {
        var list = new Command("list", "Show the data sets and what of them is here.");
        list.SetAction(_ => List(context));

        var verified = new Argument<string?>("name")
        {
            Description = "A data set; all when none is named.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var verify = new Command("verify", "Compare every file that is here with its checksum.") { verified };
        verify.SetAction(parse => Verify(context, parse.GetValue(verified)));

        var names = string.Join(", ", DataCatalogue.All.Select(set => set.Name));
        var fetched = new Argument<string>("name") { Description = $"A data set: {names}." };
        var from = new Option<string?>("--from")
        {
            Description = "Take the files from this folder, file or web address, not from their public homes.",
            HelpName = "file|dir|url",
        };
        var fetch = new Command("fetch", "Get the files of a data set that are missing or damaged.") { fetched, from };
        fetch.SetAction((parse, cancellationToken) =>
            FetchAsync(context, parse.GetValue(fetched)!, parse.GetValue(from), cancellationToken));

        return new Command("data", "Show, check and get data sets.") { list, verify, fetch };
    }

    private static int List(CourseContext context)
    {
        foreach (var set in DataCatalogue.All)
        {
            var missing = set.Files.Where(file => !File.Exists(Path.Combine(set.FolderIn(context), file.Name))).ToList();
            var present = set.Files.Count - missing.Count;
            var rest = missing.Count == 0 ? "" : $" (the rest: {set.CommandFor(missing[0], context)})";
            context.Say($"{set.Name.PadRight(NameWidth)} {set.Title}: {present} of {set.Files.Count} files{rest}");
        }

        return ExitCode.Fine;
    }

    private static int Verify(CourseContext context, string? name)
    {
        var wrong = false;
        foreach (var set in name is null ? DataCatalogue.All : [DataCatalogue.Find(name)])
        {
            foreach (var finding in DataVerifier.Verify(set, set.FolderIn(context)))
            {
                wrong |= finding.IsWrong;
                var text = finding.State switch
                {
                    DataFileState.Whole => "ok",
                    DataFileState.Damaged => $"DAMAGED: {finding.Detail}",
                    _ => finding.IsWrong ? "MISSING" : "not fetched",
                };
                var remedy = finding.IsWrong ? $". Run '{set.CommandFor(finding.File, context)}'." : "";
                context.Say($"{set.Name}/{finding.File.Name}: {text}{remedy}");
            }
        }

        return wrong ? ExitCode.Failed : ExitCode.Fine;
    }

    private static async Task<int> FetchAsync(CourseContext context, string name, string? from, CancellationToken cancellationToken)
    {
        var set = DataCatalogue.Find(name);
        var folder = set.FolderIn(context);
        IReadOnlyList<IDataSource> sources = from switch
        {
            not null => [SourceOf(context, from)],
            _ when folder == set.HomeIn(context) => set.Sources,
            _ => [new FolderSource(set.HomeIn(context)), .. set.Sources],
        };
        var brought = await TransferLine.ShowAsync(context, async progress =>
            await new DataFetcher(line => context.Say(line), progress).FetchAsync(set, folder, sources, cancellationToken));
        context.Say(brought == 0
            ? $"{set.Name} is already complete."
            : $"{set.Name} is complete in {context.Display(folder)}: {brought} files added.");
        return ExitCode.Fine;
    }

    private static IDataSource SourceOf(CourseContext context, string from)
    {
        var uri = Uri.TryCreate(from, UriKind.Absolute, out var absolute) ? absolute : null;
        if (uri?.Scheme is "http" or "https") return new WebSource(from);
        var path = uri is { IsFile: true } ? uri.LocalPath : context.Resolve(from);
        if (Directory.Exists(path)) return new FolderSource(path);
        if (File.Exists(path)) return new ArchiveSource(path);
        throw new InputException($"There is no file or folder '{from}' to take the data from.");
    }
}
