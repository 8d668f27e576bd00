namespace Course.Benchmarks;

/// <summary>Who is measured: the course, and three ways to write the same in PyTorch (tests/Benchmarks/subjects.py).</summary>
internal static class Subject
{
    public const string Ours = "ours";
    public const string Lesson = "lesson";
    public const string Careful = "careful";
    public const string Tuned = "tuned";

    public static IReadOnlyList<string> Peers { get; } = [Lesson, Careful, Tuned];
}
