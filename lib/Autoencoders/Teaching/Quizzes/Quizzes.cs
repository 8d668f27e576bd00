namespace Autoencoders.Teaching;

/// <summary>The quizzes of the course: three questions before each notebook, four after it.</summary>
public static class Quizzes
{
    private static readonly (Quiz Before, Quiz After)[] ByNotebook =
    [
        (AutoencoderQuiz.Before, AutoencoderQuiz.After),
        (LatentSpaceQuiz.Before, LatentSpaceQuiz.After),
        (DenoisingQuiz.Before, DenoisingQuiz.After),
        (SuperResolutionQuiz.Before, SuperResolutionQuiz.After),
        (VariationalQuiz.Before, VariationalQuiz.After),
        (AdversarialQuiz.Before, AdversarialQuiz.After),
        (AssignmentQuiz.Before, AssignmentQuiz.After),
    ];

    /// <summary>What a reader may know or guess before reading. Nothing is at stake: it leads into the topic.</summary>
    /// <param name="notebook">The notebook's number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no notebook of that number.</exception>
    public static Quiz Before(int notebook) => Of(notebook).Before.Anew();

    /// <summary>What the notebook has shown.</summary>
    /// <param name="notebook">The notebook's number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no notebook of that number.</exception>
    public static Quiz After(int notebook) => Of(notebook).After.Anew();

    private static (Quiz Before, Quiz After) Of(int notebook) => notebook >= 1 && notebook <= ByNotebook.Length
        ? ByNotebook[notebook - 1]
        : throw new ArgumentOutOfRangeException(nameof(notebook), notebook,
            $"The course has the notebooks 1 to {ByNotebook.Length}. Give one of these numbers.");
}
