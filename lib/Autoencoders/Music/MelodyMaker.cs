using Autoencoders.Data;

namespace Autoencoders.Music;

/// <summary>
/// Makes melodies by rules, many enough to train on: two bars of old tunes, moved along the keys, of which the second begins near the key
/// where the first ended.
/// </summary>
public static class MelodyMaker
{
    private const int BarLength = Melody.Length / 2;
    private const int Farthest = Melody.Keys - 1;
    private const int Reach = 2; // keys between the end of the first bar and the beginning of the second, at most

    private static readonly int[][] s_bars = [.. Bars().DistinctBy(bar => string.Join(' ', bar))];
    private static readonly HashSet<Melody> s_tunes = [.. FolkTunes.Phrases.SelectMany(phrase => Moves(phrase.Melody))];

    /// <summary>
    /// Different melodies that obey the rules and are none of <see cref="FolkTunes.Phrases"/>, in no position on the keys.
    /// </summary>
    /// <param name="count">How many, from 1 to 20 000.</param>
    /// <param name="seed">Decides which.</param>
    public static IReadOnlyList<Melody> Create(int count, int seed)
    {
        Refuse.OutOfRange(count is < 1 or > 20_000, nameof(count), count, $"From 1 to 20 000 melodies can be made, not {count}.");
        var random = new Random(seed);
        var made = new HashSet<Melody>();
        var melodies = new List<Melody>(count);
        while (melodies.Count < count)
        {
            var (first, second) = (RandomBar(random), RandomBar(random));
            if (!Follows(first, second)) continue;
            var melody = new Melody([.. first, .. second]);
            if (!s_tunes.Contains(melody) && made.Add(melody)) melodies.Add(melody);
        }

        return melodies;
    }

    /// <summary>Whether a melody is two bars of old tunes, in any position, the second beginning near the end of the first.</summary>
    public static bool Obeys(Melody melody)
    {
        ArgumentNullException.ThrowIfNull(melody);
        int[] first = [.. melody.Steps.Take(BarLength)];
        int[] second = [.. melody.Steps.Skip(BarLength)];
        return second[0] > 0 && Follows(first, second) && IsBar(first) && IsBar(second);
    }

    private static int[] RandomBar(Random random)
    {
        while (true)
        {
            var bar = s_bars[random.Next(s_bars.Length)];
            var keys = random.Next(-Farthest, Farthest + 1);
            if (Melody.Moved(bar, keys) is { } moved) return moved;
        }
    }

    private static bool Follows(int[] first, int[] second) => Math.Abs(first.Last(step => step > 0) - second[0]) <= Reach;

    private static bool IsBar(int[] steps) =>
        s_bars.Any(bar => Melody.Moved(bar, steps[0] - bar[0]) is { } moved && moved.SequenceEqual(steps));

    private static IEnumerable<int[]> Bars() =>
        FolkTunes.Phrases.SelectMany(phrase => phrase.Melody.Steps.Chunk(BarLength)).Where(bar => bar[0] > 0);

    private static IEnumerable<Melody> Moves(Melody melody) =>
        Enumerable.Range(-Farthest, (2 * Farthest) + 1).Select(melody.Moved).OfType<Melody>();
}
