using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Teaching;

/// <summary>
/// The quizzes of the course: three questions before each notebook, four after it. They stand in <c>CODE.json</c>, one file a language,
/// with the same questions and choices in the same order.
/// </summary>
public static class Quizzes
{
    /// <summary>The language of the notebooks.</summary>
    public const string English = "en";

    private const string Prefix = "Teaching.Quizzes.";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The codes of the languages, such as "et".</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>What a reader may know or guess before reading. Nothing is at stake: it leads into the topic.</summary>
    /// <param name="notebook">The notebook's number, from 1.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="ArgumentException">There is no notebook of that number, or no such language.</exception>
    public static Quiz Before(int notebook, string language = English) => Read(notebook, language).Before;

    /// <summary>What the notebook has shown.</summary>
    /// <param name="notebook">The notebook's number, from 1.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="ArgumentException">There is no notebook of that number, or no such language.</exception>
    public static Quiz After(int notebook, string language = English) => Read(notebook, language).After;

    // Read each time: a quiz remembers the answers of its reader.
    private static NotebookQuizzes Read(int notebook, string language)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + language) ?? throw new ArgumentException(
            $"There are no quizzes in '{language}'. Give one of {string.Join(", ", Languages)}.", nameof(language));
        var quizzes = JsonSerializer.Deserialize<NotebookQuizzes[]>(file, s_options)!;
        return notebook >= 1 && notebook <= quizzes.Length ? quizzes[notebook - 1] : throw new ArgumentOutOfRangeException(
            nameof(notebook), notebook, $"The course has the notebooks 1 to {quizzes.Length}. Give one of these numbers.");
    }

    private sealed record NotebookQuizzes(Quiz Before, Quiz After);
}
