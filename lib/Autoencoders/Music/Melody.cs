using System.Globalization;
using System.Text;
using Autoencoders.Data;

namespace Autoencoders.Music;

/// <summary>
/// Two bars of a melody: 16 steps of an eighth note on the 15 white keys from C4 to C6. A step begins a note or holds the one before; there
/// are no rests and no black keys.
/// </summary>
public sealed class Melody : IEquatable<Melody>
{
    /// <summary>Steps of a melody.</summary>
    public const int Length = 16;

    /// <summary>What a step can be: 0 holds the note before, 1 to 15 begin the note of a key.</summary>
    public const int Kinds = Keys + 1;

    /// <summary>White keys, from C4 to C6.</summary>
    public const int Keys = 15;

    private const string Names = "CDEFGABcdefgab"; // ABC notation; the last key is c'

    private readonly int[] _steps;

    /// <summary>A melody of its steps.</summary>
    /// <param name="steps">16 numbers from 0 to 15. A hold at the start has no note to hold and becomes the lowest key.</param>
    /// <exception cref="ArgumentException">There are not 16, or one is outside 0 to 15.</exception>
    public Melody(IEnumerable<int> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = [.. steps];
        if (_steps.Length != Length) throw new ArgumentException($"A melody has {Length} steps, not {_steps.Length}.", nameof(steps));
        var odd = Array.FindIndex(_steps, step => step is < 0 or >= Kinds);
        Refuse.If(odd >= 0, nameof(steps), $"Step {odd + 1} is {_steps[odd]}, but 0 (hold) to {Keys} (the highest key) are needed.");
        if (_steps[0] == 0) _steps[0] = 1;
    }

    /// <summary>The steps: 0 holds, 1 to 15 begin a note.</summary>
    public IReadOnlyList<int> Steps => _steps;

    /// <summary>The notes: a key from 0 (C4) to 14 (C6), and for how many steps it sounds.</summary>
    public IEnumerable<(int Key, int Steps)> Notes
    {
        get
        {
            for (var i = 0; i < Length;)
            {
                var end = i + 1;
                while (end < Length && _steps[end] == 0) end++;
                yield return (_steps[i] - 1, end - i);
                i = end;
            }
        }
    }

    /// <summary>Reads a melody in ABC notation, in eighths: <c>C2</c> is two steps of C4, <c>c</c> one of C5, <c>c'</c> is C6.</summary>
    /// <exception cref="FormatException">There is something else, or it is not 16 steps long.</exception>
    public static Melody Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = new List<int>();
        for (var i = 0; i < text.Length;)
        {
            var key = Names.IndexOf(text[i], StringComparison.Ordinal);
            if (key < 0) throw new FormatException($"'{text[i]}' at place {i + 1} of '{text}' is not a key: use C to B, c to b or c'.");
            i++;
            if (i < text.Length && text[i] == '\'')
            {
                if (key != 7) throw new FormatException($"The highest key is c', but '{text}' has '{text[i - 1]}''.");
                (key, i) = (Keys - 1, i + 1);
            }

            var digits = i;
            while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
            var length = digits == i ? 1 : int.TryParse(text[digits..i], CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (length is < 1 or > Length)
            {
                throw new FormatException($"A note of '{text}' has the length {text[digits..i]}; 1 to {Length} steps are possible.");
            }

            steps.Add(key + 1);
            steps.AddRange(Enumerable.Repeat(0, length - 1));
        }

        if (steps.Count == Length) return new Melody(steps);
        throw new FormatException($"'{text}' has {steps.Count} steps, but a melody has {Length}.");
    }

    /// <summary>The melody so many keys higher, or lower; null when a note would leave the keys.</summary>
    public Melody? Moved(int keys) => Moved(_steps, keys) is { } steps ? new Melody(steps) : null;

    /// <summary>Steps so many keys higher, or lower; null when a note would leave the keys.</summary>
    internal static int[]? Moved(int[] steps, int keys) =>
        steps.All(step => step == 0 || step + keys is >= 1 and <= Keys) ? [.. steps.Select(step => step == 0 ? 0 : step + keys)] : null;

    /// <summary>Melodies as pictures for a network, [N,1,16,16]: a column is a step, and the row of its kind is 1, all others 0.</summary>
    public static Tensor ToOneHot(IReadOnlyList<Melody> melodies)
    {
        ArgumentNullException.ThrowIfNull(melodies);
        using var scope = NewDisposeScope();
        var steps = tensor(melodies.SelectMany(melody => melody._steps).Select(step => (long)step).ToArray(), [melodies.Count, Length]);
        var pictures = functional.one_hot(steps, Kinds).to(ScalarType.Float32).transpose(1, 2).unsqueeze(1);
        return pictures.contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>The melodies of what a network answers: in each step the kind with the largest value.</summary>
    /// <param name="values">[N,16,16] or [N,1,16,16]: kinds, then steps.</param>
    public static IReadOnlyList<Melody> FromLargest(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var scope = NewDisposeScope();
        var steps = values.detach().reshape(-1, Kinds, Length).argmax(1).contiguous().data<long>().ToArray(); // [N,16]
        return [.. steps.Chunk(Length).Select(each => new Melody(each.Select(step => (int)step)))];
    }

    /// <summary>
    /// Melodies as piano rolls to look at, [N,1,15,48]: high keys above, three pixels a step; a note is bright where it begins and greyer
    /// while it is held.
    /// </summary>
    public static Tensor ToRolls(IReadOnlyList<Melody> melodies)
    {
        ArgumentNullException.ThrowIfNull(melodies);
        var pixels = new float[melodies.Count * Keys * 3 * Length];
        for (var n = 0; n < melodies.Count; n++)
        {
            var at = 0;
            foreach (var (key, steps) in melodies[n].Notes)
            {
                var row = ((n * Keys) + (Keys - 1 - key)) * 3 * Length;
                for (var i = 3 * at; i < (3 * (at + steps)) - 1; i++) pixels[row + i] = i < 3 * at + 2 ? 1 : 0.6f;
                at += steps;
            }
        }

        return tensor(pixels, [melodies.Count, 1, Keys, 3 * Length]);
    }

    /// <inheritdoc/>
    public bool Equals(Melody? other) => other is not null && _steps.AsSpan().SequenceEqual(other._steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Melody);

    /// <inheritdoc/>
    public override int GetHashCode() => _steps.Aggregate(17, HashCode.Combine);

    /// <summary>The melody in ABC notation.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, steps) in Notes)
        {
            text.Append(key == Keys - 1 ? "c'" : Names[key]);
            if (steps > 1) text.Append(CultureInfo.InvariantCulture, $"{steps}");
        }

        return text.ToString();
    }
}
