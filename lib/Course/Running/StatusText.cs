using Notebooks.Execution;

namespace Course.Running;

/// <summary>The words for how a run ended.</summary>
internal static class StatusText
{
    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "ok",
        RunStatus.Failed => "failed",
        RunStatus.TimedOut => "timed out",
        RunStatus.Interrupted => "interrupted",
        _ => status.ToString(),
    };
}
