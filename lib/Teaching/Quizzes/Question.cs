namespace Teaching;

/// <summary>One of the answers that a question offers.</summary>
/// <param name="Text">What the reader chooses.</param>
/// <param name="Why">Why it is right, or what is wrong with it; shown once it has been chosen.</param>
/// <param name="IsRight">Whether it is the right one.</param>
public sealed record Choice(string Text, string Why, bool IsRight = false);

/// <summary>A question with its choices a, b, c and perhaps d, exactly one of them right.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">What it offers.</param>
public sealed record Question(string Text, params Choice[] Choices)
{
    /// <summary>The letters of the choices, in order.</summary>
    public IEnumerable<char> Letters => Choices.Select((_, i) => (char)('a' + i));

    /// <summary>The choices with their letters, in order.</summary>
    public IEnumerable<(char Letter, Choice Choice)> Lettered => Letters.Zip(Choices);

    /// <summary>The letter of the right choice.</summary>
    public char RightLetter => Lettered.First(pair => pair.Choice.IsRight).Letter;

    /// <summary>The choice of a letter, in upper or lower case; null when the question has none of that letter.</summary>
    public Choice? Find(char letter)
    {
        var index = char.ToLowerInvariant(letter) - 'a';
        return index >= 0 && index < Choices.Length ? Choices[index] : null;
    }
}
