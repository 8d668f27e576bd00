using System.CommandLine;
using Notebooks.Documents;

namespace Course.Grading;

/// <summary>
/// <c>./course assignment</c>: writes the student's notebooks from the teacher's; <see cref="GradeCommand"/> grades what students hand in.
/// </summary>
internal static class AssignmentCommand
{
    private const string SolutionsFolder = "solutions";

    public static Command Create(CourseContext context)
    {
        var check = new Option<bool>("--check")
        {
            Description = "Only compares; exits with 1 when a student's notebook is not what the teacher's gives.",
        };
        var command = new Command(
            "assignment", "Write the student's notebooks of notebooks/solutions, without the solutions; 'grade' grades submissions.")
        {
            check,
        };
        command.SetAction(parse => Run(context, onlyCheck: parse.GetValue(check)));
        command.Add(GradeCommand.Create(context));
        return command;
    }

    private static int Run(CourseContext context, bool onlyCheck)
    {
        var differ = false;
        foreach (var (name, teachers) in Teachers(context))
        {
            var target = Path.Combine(context.Notebooks, $"{name}.ipynb");
            var student = StudentNotebook.From(teachers, $"{SolutionsFolder}/{name}");
            var isCurrent = File.Exists(target) && StudentNotebook.AreAlike(NotebookDocument.Load(target), student);
            differ |= !isCurrent;
            if (!isCurrent && !onlyCheck) student.Save(target);
            context.Say((isCurrent, onlyCheck) switch
            {
                (true, _) => $"{name}: the student's notebook is up to date.",
                (_, true) => $"{name}: the student's notebook differs from the teacher's. Run './course assignment'.",
                _ => $"{name}: written to {context.Display(target)}, without outputs. Run './course run {name} --profile full --in-place'.",
            });
        }

        return differ && onlyCheck ? ExitCode.Failed : ExitCode.Fine;
    }

    private static List<(string Name, NotebookDocument Notebook)> Teachers(CourseContext context)
    {
        var folder = Path.Combine(context.Notebooks, SolutionsFolder);
        if (!Directory.Exists(folder))
        {
            throw new InputException($"There is no folder '{context.Display(folder)}' with the teacher's notebooks.");
        }

        return [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), NotebookDocument.Load(path)))
            .Where(named => StudentNotebook.IsTeachers(named.Item2))];
    }
}
