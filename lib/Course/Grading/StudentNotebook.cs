using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Course.Grading;

/// <summary>
/// Makes the student's notebook of a teacher's one. What lies between the lines <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c> is
/// taken out; the region's lines that begin
/// with <c>// STUB:</c> stay, without that mark. Cells tagged <c>teacher</c> are left out.
/// </summary>
internal static class StudentNotebook
{
    public const string Begin = "// BEGIN SOLUTION";
    public const string End = "// END SOLUTION";
    public const string Stub = "// STUB:";
    public const string TeacherTag = "teacher";

    private const string TeachersLibrary = "#r \"../../lib/";
    private const string StudentsLibrary = "#r \"../lib/";

    // What a run leaves in a notebook's metadata, and the picture that it keeps: they belong to the notebook that was run.
    private static readonly string[] s_runMetadata = ["figures", "ran", "picture"];

    /// <summary>Whether a notebook has anything to take out.</summary>
    public static bool IsTeachers(NotebookDocument notebook) =>
        notebook.Cells.Any(cell => cell.IsCode && cell.Source.Contains(Begin, StringComparison.Ordinal));

    /// <summary>The student's notebook, without outputs.</summary>
    /// <param name="teachers">The teacher's notebook, which stays as it is.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InputException">A region is not closed, not opened, or has no stub.</exception>
    public static NotebookDocument From(NotebookDocument teachers, string name)
    {
        var student = teachers.Clone();
        for (var i = student.Cells.Count - 1; i >= 0; i--)
        {
            if (student.Cells[i].HasTag(TeacherTag)) student.RemoveAt(i);
        }

        foreach (var cell in student.Cells.Where(cell => cell.IsCode))
        {
            cell.ClearOutputs();
            cell.Source = WithoutSolutions(cell.Source, $"{name}, cell '{(string?)cell.Json["id"]}'")
                .Replace(TeachersLibrary, StudentsLibrary, StringComparison.Ordinal);
        }

        ForgetRun(student);
        return student;
    }

    /// <summary>Whether two notebooks have the same cells and metadata, whatever their runs left in them.</summary>
    public static bool AreAlike(NotebookDocument a, NotebookDocument b) => JsonNode.DeepEquals(WithoutRun(a).Json, WithoutRun(b).Json);

    private static NotebookDocument WithoutRun(NotebookDocument notebook)
    {
        var copy = notebook.Clone();
        foreach (var cell in copy.Cells)
        {
            if (cell.IsCode) cell.ClearOutputs();
            cell.Source = cell.Source; // one form, whether the file has a text or a list of lines
        }

        ForgetRun(copy);
        return copy;
    }

    private static void ForgetRun(NotebookDocument notebook)
    {
        if (notebook.Metadata["course"] is not JsonObject course) return;
        foreach (var key in s_runMetadata) course.Remove(key);
    }

    private static string WithoutSolutions(string source, string place)
    {
        var kept = new List<string>();
        var (inside, stubs) = (false, 0);
        foreach (var line in source.Split('\n'))
        {
            switch (line.Trim())
            {
                case Begin when inside:
                    throw new InputException($"{place}: '{Begin}' inside a region. Close the one before with '{End}'.");
                case Begin:
                    (inside, stubs) = (true, 0);
                    break;
                case End when !inside:
                    throw new InputException($"{place}: '{End}' without '{Begin}'.");
                case End when stubs == 0:
                    throw new InputException(
                        $"{place}: a solution has no stub. Write what the student gets into lines that begin with '{Stub}'.");
                case End:
                    inside = false;
                    break;
                case var text when inside && text.StartsWith(Stub, StringComparison.Ordinal):
                    kept.Add($"{line[..line.IndexOf(Stub, StringComparison.Ordinal)]}{text[Stub.Length..].TrimStart()}".TrimEnd());
                    stubs++;
                    break;
                default:
                    if (!inside) kept.Add(line);
                    break;
            }
        }

        return inside ? throw new InputException($"{place}: '{Begin}' without '{End}'.") : string.Join('\n', kept);
    }
}
