using System.Collections;

namespace TorchSharp.Utils;

/// <summary>
/// The numbers below a count in random order (Fisher and Yates, inside out). With a seed, each enumeration gives the same order; without, a
/// new one.
/// </summary>
internal sealed class Shuffler(long count, int? seed) : IEnumerable<long>
{
    public IEnumerator<long> GetEnumerator()
    {
        var random = seed is { } given ? new Random(given) : new Random();
        var order = new long[count];
        for (var i = 0L; i < count; i++)
        {
            var place = unchecked((((long)random.Next() << 32) + (uint)random.Next()) % (i + 1));
            order[i] = order[place];
            order[place] = i;
        }

        return ((IEnumerable<long>)order).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
