using Autoencoders.Display;
using Autoencoders.Metrics;
using static TorchSharp.torch;

namespace Teaching;

/// <summary>
/// Runs a check, and with it the student's code, so that nothing which that code does can end the notebook: exceptions become findings, and
/// an endless loop is abandoned after a while. Tensors that the check made are freed at its end.
/// </summary>
internal static class Sandbox
{
    /// <summary>The findings up to the first that is not passed.</summary>
    /// <param name="check">The check, which runs on its own thread.</param>
    /// <param name="limit">How long to wait for it.</param>
    /// <exception cref="OperationCanceledException">The notebook's cell was interrupted.</exception>
    public static IReadOnlyList<Finding> Run(Func<IEnumerable<Finding>> check, TimeSpan limit)
    {
        var result = new TaskCompletionSource<IReadOnlyList<Finding>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => result.SetResult(Collect(check))) { IsBackground = true }.Start();
        if (result.Task.Wait((int)limit.TotalMilliseconds, CurrentCell.Cancellation)) return result.Task.Result;
        return [Finding.Wrong($"The code did not come to an end within {limit.TotalSeconds:0.#} s. Is there a loop that never ends? Mend "
            + "it, then restart the kernel: the loop still runs.")];
    }

    private static List<Finding> Collect(Func<IEnumerable<Finding>> check)
    {
        using var thread = new OneThread();
        using var scope = NewDisposeScope();
        var findings = new List<Finding>();
        try
        {
            foreach (var finding in check())
            {
                findings.Add(finding);
                if (finding.Kind != FindingKind.Passed) break;
            }
        }
        catch (Exception error)
        {
            findings.Add(Finding.Wrong(ExceptionText.Explain(error)));
        }

        return findings;
    }
}
