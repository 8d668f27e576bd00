using Spectre.Console;

namespace Course;

/// <summary>The tables of all commands.</summary>
internal static class ConsoleTable
{
    /// <summary>An empty table, with a frame that a log can hold too when nobody sits at the terminal.</summary>
    public static Table New(bool isInteractive) => new Table().Border(isInteractive ? TableBorder.Rounded : TableBorder.Ascii);
}
