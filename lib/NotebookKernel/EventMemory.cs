using System.Collections.Concurrent;
using System.Reactive.Subjects;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// .NET Interactive keeps each display of a cell until the cell ends, which an endless loop never does. From time to time this lets those
/// go that have been passed on.
/// </summary>
internal sealed class EventMemory
{
    private const int MostEvents = 256;
    private const long MostCharacters = 4_000_000;
    private static readonly FieldInfo s_implementation = FieldOf(typeof(ReplaySubject<KernelEvent>), "_implementation");
    private int _events;
    private long _characters;

    /// <summary>Counts an event that has been passed on.</summary>
    public void Passed(DisplayEvent passed)
    {
        _characters += passed.FormattedValues.Sum(value => (long)value.Value.Length);
        if ((++_events < MostEvents && _characters < MostCharacters) || KernelInvocationContext.Current is not { } context) return;
        (_events, _characters) = (0, 0);
        foreach (var subject in Children(context).Values.Append(Events(context))) Forget(subject);
        Kept(context.Result) = []; // a new list: another thread may be adding to the old one
    }

    private static void Forget(ReplaySubject<KernelEvent> subject)
    {
        var replay = s_implementation.GetValue(subject)!;
        var queue = (Queue<KernelEvent>)FieldOf(replay.GetType(), "_queue").GetValue(replay)!;
        lock (FieldOf(replay.GetType(), "_gate").GetValue(replay)!)
        {
            for (var count = queue.Count; count > 0; count--)
            {
                if (queue.Dequeue() is var each and not DisplayEvent) queue.Enqueue(each);
            }
        }
    }

    private static FieldInfo FieldOf(Type? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } field) return field;
        }
        throw new MissingFieldException(name);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_events")]
    private static extern ref ReplaySubject<KernelEvent> Events(KernelInvocationContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_childCommands")]
    private static extern ref ConcurrentDictionary<KernelCommand, ReplaySubject<KernelEvent>> Children(KernelInvocationContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_events")]
    private static extern ref List<KernelEvent> Kept(KernelCommandResult result);
}
