namespace Course.Tests.EndToEnd;

/// <summary>
/// Tests that keep all processors busy run one after the other, when all others have ended: two trainings at once take many times as long
/// as one after the other.
/// </summary>
[CollectionDefinition(nameof(WholeMachine), DisableParallelization = true)]
public sealed class WholeMachine;
