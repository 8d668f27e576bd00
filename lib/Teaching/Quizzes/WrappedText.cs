using System.Text;

namespace Teaching;

/// <summary>Breaks text between words, so that it can be read where lines are not folded.</summary>
internal static class WrappedText
{
    /// <summary>The greatest number of characters in a line, unless a single word is longer.</summary>
    public const int Width = 100;

    /// <summary>Appends lines: the first after <paramref name="prefix"/>, the others indented by as much.</summary>
    public static StringBuilder AppendWrapped(this StringBuilder text, string paragraph, string prefix = "")
    {
        var line = prefix.Length;
        text.Append(prefix);
        foreach (var word in paragraph.Split(' '))
        {
            if (line > prefix.Length && line + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', prefix.Length);
                line = prefix.Length;
            }

            var space = line > prefix.Length ? " " : "";
            text.Append(space).Append(word);
            line += space.Length + word.Length;
        }

        return text.Append('\n');
    }
}
