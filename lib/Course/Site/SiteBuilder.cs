using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Course.Figures;
using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Pages;
using Teaching;

namespace Course.Site;

/// <summary>
/// Makes the site: a start page and a page for each notebook, in each language, and the files that they share. It is read from its folder,
/// without server and network.
/// </summary>
/// <param name="notebooks">The folder of executed notebooks.</param>
/// <param name="folder">Takes the site.</param>
internal sealed partial class SiteBuilder(string notebooks, string folder)
{
    private const string AssetPrefix = "Course.Site.Assets.";

    /// <summary>Writes all files.</summary>
    /// <returns>How many pages there are.</returns>
    /// <exception cref="InputException">A notebook is missing, or the folder cannot be written to.</exception>
    public int Write()
    {
        var documents = Documents();
        try
        {
            var assets = Path.Combine(folder, "assets");
            PageScripts.Write(assets);
            WriteOwn(assets);
            ExplorerNetworks.Write(Path.Combine(assets, "networks"));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not FileNotFoundException)
        {
            throw new InputException(
                $"The site cannot be written to '{folder}': {error.Message} Name another folder: ./course site --out DIR", error);
        }

        var figures = FigureResult.Read(notebooks, _ => { });
        foreach (var text in SiteText.All)
        {
            WriteStart(text, documents, figures);
            for (var i = 0; i < documents.Count; i++) WriteNotebook(text, documents, i);
        }

        return SiteText.All.Count * (documents.Count + 1);
    }

    private List<(string Name, NotebookDocument Document)> Documents()
    {
        var paths = NotebookFinder.Course(notebooks);
        var expected = SiteText.All[0].Notebooks.Count;
        if (paths.Count == expected) return [.. paths.Select(path => (Name(path), NotebookDocument.Load(path)))];
        throw new InputException(
            $"'{notebooks}' has {paths.Count} notebooks, and the course has {expected}. Run them all: ./course run --out {notebooks}");

        string Name(string path) => Path.ChangeExtension(Path.GetRelativePath(notebooks, path), null).Replace('\\', '/');
    }

    private void WriteStart(
        SiteText text, List<(string Name, NotebookDocument Document)> documents, IReadOnlyList<FigureResult> figures)
    {
        const string path = "index.html";
        var media = new SiteMedia(folder, SitePage.Up(text, path));
        List<string?> pictures = [.. documents.Select(Picture)];
        var main = StartPage.Write(text, [.. documents.Select(document => document.Name)], pictures, figures);
        Keep(text, path, new SitePage(text, path).Write(text.Title, main, head: Scripts([ExplorerNetworks.Vae], SitePage.Up(text, path))));

        string? Picture((string Name, NotebookDocument Document) notebook) =>
            (SyllabusPicture.Find(notebook.Document) ?? Kept(notebook.Name)) is { } picture ? media.Picture("image/png", picture) : null;
    }

    // The assignment's picture is that of its solution, which has left it beside the notebooks.
    private byte[]? Kept(string name) =>
        SyllabusPicture.PathOf(notebooks, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private void WriteNotebook(SiteText text, List<(string Name, NotebookDocument Document)> documents, int place)
    {
        var (name, document) = documents[place];
        var path = $"{name}.html";
        var up = SitePage.Up(text, path);
        var media = new SiteMedia(folder, up);
        var content = NotebookContent.Of(
            document,
            Path.GetDirectoryName(Path.Combine(notebooks, name)),
            media,
            before: cell => Explorer.Before(name, cell.Id, text),
            instead: cell => Quiz(cell, text));
        var head = PageAssets.Head($"{up}assets", content, media.Charts) + Scripts(ExplorerNetworks.Of(name), up);
        Keep(text, path, new SitePage(text, path).Write(
            $"{document.Title} · {text.Title}",
            content.Html + FiguresOf(document, text),
            content.Contents(),
            english: true,
            head,
            Neighbour(place - 1),
            Neighbour(place + 1)));

        (string, string)? Neighbour(int other) => other < 0 || other >= documents.Count
            ? null
            : ($"{SitePage.Home(path)}{documents[other].Name}.html", StartPage.Title(text, documents[other].Name, other));
    }

    private static string Scripts(IReadOnlyList<string> networks, string up)
    {
        if (networks.Count == 0) return "";
        var names = networks.Select(network => $"networks/{network}").Concat(["network", "explorers"]);
        return string.Concat(names.Select(name => $"<script src=\"{up}assets/{name}.js\" defer></script>\n"));
    }

    private static string FiguresOf(NotebookDocument document, SiteText text)
    {
        var rows = ReportedFigures.Rows(ReportedFigures.Read(document));
        if (rows.Length == 0) return "";
        var heading = $"<h2 id=\"figures-of-this-run\">{WebUtility.HtmlEncode(text.Frame["figures"])}</h2>";
        var table = $"<table lang=\"en\" dir=\"ltr\">{rows}</table>";
        return $"<section class=\"figures\" lang=\"{text.Code}\" dir=\"{text.Direction}\">{heading}{table}</section>";
    }

    // The cell that shows a quiz becomes the quiz; the one that waits for letters is not needed beside it.
    private static string? Quiz(NotebookCell cell, SiteText text)
    {
        if (!cell.IsCode) return null;
        if (AnswerCall().IsMatch(cell.Source)) return "";
        if (QuizCall().Match(cell.Source) is not { Success: true } call) return null;
        var (before, number) = (call.Groups["when"].Value == "Before", int.Parse(call.Groups["number"].ValueSpan));
        return before
            ? QuizForm.Write(Quizzes.Before(number, text.Code), "quiz-before", text)
            : QuizForm.Write(Quizzes.After(number, text.Code), "quiz-after", text);
    }

    private void Keep(SiteText text, string path, string page) =>
        AtomicFile.WriteAllText(Path.Combine(folder, SitePage.PathOf(text, path)), page);

    private static void WriteOwn(string assets)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(AssetPrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[AssetPrefix.Length..];
            AtomicFile.WriteAllText(Path.Combine(assets, name), (name == "site.css" ? Page.Style : "") + reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"Quizzes\.(?<when>Before|After)\((?<number>\d)\)")]
    private static partial Regex QuizCall();

    [GeneratedRegex(@"^\s*(before|after)\.Answer\(")]
    private static partial Regex AnswerCall();
}
