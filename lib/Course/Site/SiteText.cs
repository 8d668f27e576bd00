using System.Reflection;
using System.Text.Json;

namespace Course.Site;

/// <summary>
/// The site's words in one language, as they stand in <c>Languages/CODE.json</c>. A native speaker corrects them there; a test holds the
/// languages together.
/// </summary>
/// <param name="Code">The language's code, for example "et".</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Direction">"ltr" or "rtl".</param>
/// <param name="Title">The course's name.</param>
/// <param name="Lead">What the course is, in two sentences.</param>
/// <param name="Steps">How to use the site.</param>
/// <param name="Frame">Words of the frame, by what they are for.</param>
/// <param name="Explorers">Words of the explorers, by what they are for.</param>
/// <param name="Notebooks">The notebooks, in order.</param>
internal sealed record SiteText(
    string Code,
    string Name,
    string Direction,
    string Title,
    string Lead,
    IReadOnlyList<string> Steps,
    IReadOnlyDictionary<string, string> Frame,
    IReadOnlyDictionary<string, string> Explorers,
    IReadOnlyList<SiteNotebook> Notebooks)
{
    private const string Prefix = "Course.Site.Languages.";
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };


    /// <summary>All languages; English first, the others by their codes.</summary>
    public static IReadOnlyList<SiteText> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(Read).OrderBy(text => text.Code != "en").ThenBy(text => text.Code, StringComparer.Ordinal),
    ];

    /// <summary>Whether this is the language of the notebooks.</summary>
    public bool IsEnglish => Code == "en";

    private static SiteText Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<SiteText>(stream, s_options)!;
    }
}

/// <summary>One notebook in the syllabus.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it shows.</param>
/// <param name="Picture">What its picture shows, for readers who cannot see it.</param>
/// <param name="Time">How long it takes to read.</param>
internal sealed record SiteNotebook(string Title, string Text, string Picture, string Time);
