namespace Course.Benchmarks;

/// <summary>How long a program that measures may take to answer.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Waits for an answer.</summary>
    /// <param name="name">What is waited for, for the message.</param>
    /// <param name="work">Gives the answer, and stops when it is cancelled.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It took longer than ten minutes.</exception>
    public static async Task<T> WaitAsync<T>(string name, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_limit);
        try
        {
            return await work(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"'{name}' took longer than {s_limit.TotalMinutes:0} minutes and was stopped.");
        }
    }
}
