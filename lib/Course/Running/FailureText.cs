using Notebooks.Execution;

namespace Course.Running;

/// <summary>Says which cell ended a notebook, and why.</summary>
internal static class FailureText
{
    private const int MostLines = 20;

    public static void Write(CourseContext context, NotebookJob job, CellFailure failure)
    {
        context.Say($"  {job.Name}, cell {failure.Cell}: {failure.Message}");
        var trace = failure.Trace.Where(line => line.Trim() != failure.Message.Trim()).ToList();
        foreach (var line in trace.Take(MostLines)) context.Say($"    {line}");
        if (trace.Count > MostLines) context.Say($"    ... {trace.Count - MostLines} more lines in the executed copy");
    }
}
