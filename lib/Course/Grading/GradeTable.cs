using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Course.Grading;

/// <summary>Grades as a table for the terminal, and as CSV for a spreadsheet.</summary>
internal static class GradeTable
{
    private const string None = "–";
    private const string Dangerous = "=+-@\t\r"; // what a spreadsheet takes for the beginning of a formula

    public static Table Of(IReadOnlyList<Grade> grades, bool isInteractive)
    {
        var table = ConsoleTable.New(isInteractive);
        table.AddColumn("file").AddColumn(new TableColumn("points").RightAligned()).AddColumn(new TableColumn("nats").RightAligned());
        table.AddColumn("open tasks").AddColumn(new TableColumn("seconds").RightAligned()).AddColumn("remark");
        foreach (var grade in grades)
        {
            string[] cells =
            [
                grade.File,
                grade.IsGraded ? $"{grade.Points} of {grade.MostPoints}" : None,
                grade.Nats?.ToString("0.00", CultureInfo.InvariantCulture) ?? None,
                grade.Open.Length > 0 ? grade.Open : None, grade.Seconds.ToString("0", CultureInfo.InvariantCulture), grade.Remark,
            ];
            table.AddRow([.. cells.Select(TerminalText.Cell)]);
        }

        return table;
    }

    public static string Csv(IReadOnlyList<Grade> grades)
    {
        var csv = new StringBuilder("file,points,of,nats,open tasks,seconds,remark\n");
        foreach (var grade in grades)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Field(grade.File)},{grade.Points},{grade.MostPoints},{grade.Nats:0.####},");
            csv.Append(CultureInfo.InvariantCulture, $"{Field(grade.Open)},{grade.Seconds:0},{Field(grade.Remark)}\n");
        }

        return csv.ToString();
    }

    private static string Field(string field)
    {
        var text = TerminalText.Of(field);
        var safe = text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\n\r") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
