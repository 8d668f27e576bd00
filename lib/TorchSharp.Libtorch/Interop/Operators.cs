using System.Runtime.CompilerServices;

namespace TorchSharp.Interop;

/// <summary>
/// The native operators that were called so far. They are named by literals, which the runtime interns: comparing references is enough. Each
/// lookup is a part of every call, so it is one step into a table that holds the last operator of each hash; only a miss asks libtorch's names.
/// </summary>
internal static class Operators
{
    private const int Slots = 4096;

    private static readonly Entry?[] s_last = new Entry?[Slots];
    private static readonly Dictionary<(string, string), Entry> s_all = [];

    internal static nint Find(string name, string overload)
    {
        int slot = (RuntimeHelpers.GetHashCode(name) + (31 * RuntimeHelpers.GetHashCode(overload))) & (Slots - 1);
        return s_last[slot] is { } entry && ReferenceEquals(entry.Name, name) && ReferenceEquals(entry.Overload, overload)
            ? entry.Operator
            : Remember(slot, name, overload);
    }

    private static nint Remember(int slot, string name, string overload)
    {
        lock (s_all)
        {
            if (!s_all.TryGetValue((name, overload), out Entry? entry))
            {
                entry = new Entry(name, overload, Native.Check(Native.course_find(name, overload)));
                s_all.Add((name, overload), entry);
            }
            return (s_last[slot] = entry).Operator;
        }
    }

    private sealed record Entry(string Name, string Overload, nint Operator);
}
