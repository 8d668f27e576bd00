namespace TorchSharp;

/// <summary>Counts of what was created, disposed, attached and detached on one thread.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }
    public long DisposedOutsideScopeCount { get; internal set; }
    public long CreatedInScopeCount { get; internal set; }
    public long DisposedInScopeCount { get; internal set; }
    public long AttachedToScopeCount { get; internal set; }
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>How many are alive that were created on this thread. What the finalizer frees is not counted as disposed.</summary>
    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    public void Reset() =>
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount =
        DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;

    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}, CreatedOutsideScopeCount: {CreatedOutsideScopeCount}, " +
        $"DisposedOutsideScopeCount: {DisposedOutsideScopeCount}, CreatedInScopeCount: {CreatedInScopeCount}, " +
        $"DisposedInScopeCount: {DisposedInScopeCount}, AttachedToScopeCount: {AttachedToScopeCount}, DetachedFromScopeCount: {DetachedFromScopeCount}";
}
