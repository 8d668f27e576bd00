using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Course.Figures;
using Course.Running;
using Notebooks.Documents;
using Notebooks.Html;
using Teaching;

namespace Course.Site;

/// <summary>Makes the site: a start page and a page for each notebook, in each language, and the files that they share. It is read from its folder, without server and network.</summary>
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
            throw new InputException($"The site cannot be written to '{folder}': {error.Message} Name another folder: ./course site --out DIR", error);
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
        if (paths.Count != expected)
            throw new InputException($"'{notebooks}' has {paths.Count} notebooks, and the course has {expected}. Run them all: ./course run --out {notebooks}");
        return [.. paths.Select(path => (Name(path), NotebookDocument.Load(path)))];

        string Name(string path) => Path.ChangeExtension(Path.GetRelativePath(notebooks, path), null).Replace('\\', '/');
    }

    // The assignment's picture is that of its solution, which has left it beside the notebooks.
    private byte[]? Kept(string name) => SyllabusPicture.PathOf(notebooks, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private void WriteStart(SiteText text, List<(string Name, NotebookDocument Document)> documents, IReadOnlyList<FigureResult> figures)
    {
        const string name = "index.html";
        var media = new SiteMedia(folder, SitePage.Up(text, name));
        List<string?> pictures = [.. documents.Select(document => (SyllabusPicture.Find(document.Document) ?? Kept(document.Name)) is { } picture ? media.Picture("image/png", picture) : null)];
        var main = StartPage.Write(text, [.. documents.Select(document => document.Name)], pictures, figures);
        Keep(text, name, new SitePage(text, SiteText.All, name).Write(text.Title, main, "", english: false, ""));
    }

    private void WriteNotebook(SiteText text, List<(string Name, NotebookDocument Document)> documents, int place)
    {
        var (name, document) = documents[place];
        var path = $"{name}.html";
        var up = SitePage.Up(text, path);
        var home = SitePage.Home(path);
        var media = new SiteMedia(folder, up);
        var source = Path.GetDirectoryName(Path.Combine(notebooks, name));
        var content = NotebookContent.Of(document, source, media, before: cell => Explorer.Before(name, (string?)cell.Json["id"], text), instead: cell => Quiz(cell, text));
        var head = PageAssets.Head($"{up}assets", content, media.Charts);
        var networks = ExplorerNetworks.Of(name);
        if (networks.Count > 0)
            head += string.Concat(networks.Select(network => $"assets/networks/{network}.js").Append("assets/network.js").Append("assets/explorers.js").Select(script => $"<script src=\"{up}{script}\" defer></script>\n"));
        var figures = FigureRows.Of(document) is { Length: > 0 } rows
            ? $"<section class=\"figures\" lang=\"{text.Code}\" dir=\"{text.Direction}\"><h2 id=\"figures-of-this-run\">{WebUtility.HtmlEncode(text.Frame["figures"])}</h2><table lang=\"en\" dir=\"ltr\">{rows}</table></section>"
            : "";
        Keep(text, path, new SitePage(text, SiteText.All, path).Write(
            $"{document.Title} · {text.Title}", content.Html + figures, content.Contents(), english: true, head, Neighbour(text, home, documents, place - 1), Neighbour(text, home, documents, place + 1)));
    }

    private static (string, string)? Neighbour(SiteText text, string up, List<(string Name, NotebookDocument Document)> documents, int place) =>
        place >= 0 && place < documents.Count ? (up + $"{documents[place].Name}.html", StartPage.Title(text, documents[place].Name, place)) : null;

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

    private void Keep(SiteText text, string path, string page) => AtomicFile.WriteAllText(Path.Combine(folder, SitePage.PathOf(text, path)), page);

    private static void WriteOwn(string assets)
    {
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(AssetPrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
            var name = resource[AssetPrefix.Length..];
            AtomicFile.WriteAllText(Path.Combine(assets, name), (name == "site.css" ? PageStyle.Text : "") + reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"Quizzes\.(?<when>Before|After)\((?<number>\d)\)")]
    private static partial Regex QuizCall();

    [GeneratedRegex(@"^\s*(before|after)\.Answer\(")]
    private static partial Regex AnswerCall();
}
