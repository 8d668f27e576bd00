using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Autoencoders.Tests;

/// <summary>The sources as a whole: who may know whom.</summary>
public partial class ArchitectureTests
{
    // What each project may refer to. Anything else needs a decision, and a line in docs/contributing.md.
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["VectorKernels"] = ["TorchSharp"],
        ["Autoencoders"] =
        [
            "VectorKernels", "NativeLibraries", "TorchSharp-cpu", "Plotly.NET.CSharp", "Plotly.NET.Interactive", "XPlot.Plotly",
            "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies", "NAudio.Core", "Microsoft.DotNet.Interactive",
        ],
        ["Teaching"] = ["Autoencoders"],
        ["NotebookKernel"] = ["Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.PackageManagement"],
        ["Notebooks"] = ["NotebookKernel", "Markdig"],
        ["Course"] = ["Autoencoders", "Notebooks", "Teaching", "Spectre.Console", "System.CommandLine"],
        ["NativeLibraries"] = [],
        ["Setup"] = [],
    };

    // A command line's root knows its verbs, and they know its context.
    private static readonly string[] s_rootsThatMayBeInRings = ["Course"];

    private static string Root { get; } = FindRoot();

    public static TheoryData<string> Projects => [.. Directory.GetFiles(Path.Combine(Root, "lib"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_RefersOnlyToWhatItMay(string project)
    {
        var file = XDocument.Load(Path.Combine(Root, "lib", project, $"{project}.csproj"));
        var references = file.Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(element => element.Attribute("Include")!.Value.Split('/')[^1].Replace(".csproj", "", StringComparison.Ordinal));

        Assert.Equal([], references.Except(s_allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_HasNoRingOfFolders(string project)
    {
        var arrows = Arrows(Path.Combine(Root, "lib", project));
        if (s_rootsThatMayBeInRings.Contains(project)) arrows = [.. arrows.Where(arrow => arrow.From != "." && arrow.To != ".")];
        var knows = arrows.ToLookup(arrow => arrow.From);

        Assert.Equal([], arrows.Where(arrow => Reaches(arrow.To, arrow.From, [])).Select(arrow => arrow.ToString()));

        bool Reaches(string from, string to, HashSet<string> seen) =>
            from == to || (seen.Add(from) && knows[from].Any(arrow => Reaches(arrow.To, to, seen)));
    }

    /// <summary>Which folder of a project names a type of which other one, and in which file.</summary>
    private static List<Arrow> Arrows(string project)
    {
        var sources = SourcesOf(project).Select(path => Source.Read(project, path)).ToList();
        var homes = sources.SelectMany(source => source.Types.Select(type => (Type: type, source.Folder, source.Namespace)))
            .ToLookup(home => home.Type);
        var arrows =
            from source in sources
            from word in source.Words
            from home in homes[word]
            where home.Folder != source.Folder && !source.Types.Contains(word) && source.Sees(home.Namespace)
            select new Arrow(source.Folder, home.Folder, source.File, word);
        return [.. arrows.DistinctBy(arrow => (arrow.From, arrow.To))];
    }

    private static IEnumerable<string> SourcesOf(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Autoencoders.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private sealed record Arrow(string From, string To, string File, string Type)
    {
        public override string ToString() => $"{From} -> {To} ({File} names {Type})";
    }

    private sealed partial record Source(
        string File, string Folder, string Namespace, HashSet<string> Types, HashSet<string> Words, string[] Usings)
    {
        public static Source Read(string project, string path)
        {
            var code = NoCode().Replace(System.IO.File.ReadAllText(path), match => Holes(match.Value));
            var place = Path.GetRelativePath(project, Path.GetDirectoryName(path)!);
            return new Source(
                Path.GetFileName(path), place, Namespaces().Match(code).Groups[1].Value,
                [.. Declarations().Matches(code).Select(match => match.Groups[1].Value)],
                [.. Identifiers().Matches(code).Select(match => match.Value)],
                [.. UsingLines().Matches(code).Select(match => match.Groups[1].Value)]);
        }

        /// <summary>Whether a type of a namespace can be named as it is: it is an outer one, or the same, or a using names it.</summary>
        public bool Sees(string other) => $"{Namespace}.".StartsWith($"{other}.", StringComparison.Ordinal)
            || Usings.Any(used => used == other || used.StartsWith($"{other}.", StringComparison.Ordinal));

        // What stands in the braces of an interpolated text is code.
        private static string Holes(string text) =>
            text[0] == '$' ? string.Join(' ', InBraces().Matches(text).Select(match => match.Value)) : "";

        [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$?"(\\.|[^"\\\n])*"|'(\\.|[^'\\])'""", RegexOptions.Singleline)]
        private static partial Regex NoCode();

        [GeneratedRegex(@"\{[^{}]*\}")]
        private static partial Regex InBraces();

        [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Namespaces();

        [GeneratedRegex(@"\b(?:class|interface|enum|struct|record)\s+([A-Z]\w*)")]
        private static partial Regex Declarations();

        [GeneratedRegex(@"\b[A-Z]\w*\b")]
        private static partial Regex Identifiers();

        [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex UsingLines();
    }
}
