namespace Autoencoders.Metrics;

/// <summary>
/// Keeps the tensor library to one thread until it is disposed of. Thousands of small operations gain nothing from a second thread, and on
/// a busy machine each of them would wait for it.
/// </summary>
internal sealed class OneThread : IDisposable
{
    private readonly int _before = get_num_threads();

    public OneThread() => set_num_threads(1);

    public void Dispose() => set_num_threads(_before);
}
