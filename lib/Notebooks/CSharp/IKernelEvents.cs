namespace Notebooks.CSharp;

/// <summary>What a running cell sends out, in order. Calls do not overlap, but come from any thread.</summary>
public interface IKernelEvents
{
    /// <summary>Something was displayed; <paramref name="id"/> names it in updates.</summary>
    void Display(string id, IReadOnlyList<MimeValue> values);

    /// <summary>What was displayed under <paramref name="id"/> looks different now.</summary>
    void Update(string id, IReadOnlyList<MimeValue> values);

    /// <summary>Text written to the console.</summary>
    void Write(ConsoleChannel channel, string text);

    /// <summary>The value of the cell's trailing expression.</summary>
    void Result(IReadOnlyList<MimeValue> values);

    /// <summary>The cell failed.</summary>
    void Fail(KernelError failure);

    /// <summary>Something was left out, because the cell had put out as much as it may.</summary>
    void LeftOut(LeftOut rest);
}

/// <summary>What was left out of a cell's outputs.</summary>
/// <param name="Kind">The limit that it went over, or both.</param>
/// <param name="Outputs">How many whole outputs.</param>
/// <param name="Bytes">How large they were, or the text was.</param>
public sealed record LeftOut(LimitKind Kind, int Outputs, long Bytes);

/// <summary>The two limits of a cell's outputs.</summary>
[Flags]
public enum LimitKind
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>On their number.</summary>
    Outputs = 1,

    /// <summary>On their size.</summary>
    Bytes = 2,
}

/// <summary>One form of a value.</summary>
/// <param name="MimeType">Its MIME type.</param>
/// <param name="Value">Its content: text, base64, or JSON as text.</param>
public sealed record MimeValue(string MimeType, string Value);

/// <summary>The two console streams.</summary>
public enum ConsoleChannel
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Errors,
}

/// <summary>A failure as a notebook shows it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What was wrong, in one text.</param>
/// <param name="Trace">The whole report for people, line by line, with the places in the user's own coordinates.</param>
public sealed record KernelError(string Name, string Message, IReadOnlyList<string> Trace);

/// <summary>How a cell ended.</summary>
public enum CellOutcome
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or it threw; an error was sent.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Interrupted,
}
