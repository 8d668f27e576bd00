namespace Autoencoders.Training;

/// <summary>
/// The right to train or evaluate a network, which one thread of a process has at a time: libtorch has one random generator, which a
/// training seeds and its losses draw from, and one number of threads.
/// </summary>
internal sealed class TrainingTurn : IDisposable
{
    private static int s_thread; // 0 while nobody has the turn

    private readonly bool _isInner;

    private TrainingTurn(bool isInner) => _isInner = isInner;

    /// <summary>Takes the turn until it is disposed.</summary>
    /// <param name="what">What for, to begin an error's text with.</param>
    /// <param name="inner">Whether a thread that has the turn may have it once more.</param>
    /// <exception cref="InvalidOperationException">It is the turn of another thread, or of this one already.</exception>
    public static TrainingTurn Begin(string what, bool inner)
    {
        var self = Environment.CurrentManagedThreadId;
        var other = Interlocked.CompareExchange(ref s_thread, self, 0);
        if (other != 0 && !(inner && other == self))
        {
            var where = other == self ? "around it" : "on another thread";
            throw new InvalidOperationException($"{what} while another runs {where}: a process has one random generator, which a training "
                + "seeds, and one number of threads. Wait until the other has ended, or use another process.");
        }

        return new TrainingTurn(isInner: other == self);
    }

    public void Dispose()
    {
        if (!_isInner) Volatile.Write(ref s_thread, 0);
    }
}
