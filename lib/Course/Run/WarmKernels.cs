using Notebooks.Execution;

namespace Course.Run;

/// <summary>Starts the kernel of a notebook while others run, so that it is warm when its turn comes.</summary>
/// <param name="start">Starts a kernel in a folder.</param>
internal sealed class WarmKernels(Func<string, IKernelHost> start) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<IKernelHost>> _waiting = []; // one in a folder
    private readonly Lock _access = new();
    private bool _isClosed;

    /// <summary>Starts a kernel in a folder, unless one waits there.</summary>
    public void Prepare(string folder)
    {
        lock (_access)
        {
            if (!_isClosed && !_waiting.ContainsKey(folder)) _waiting[folder] = Task.Run(() => start(folder));
        }
    }

    /// <summary>The kernel that waits in a folder, or a new one; it is the caller's to end.</summary>
    public IKernelHost Take(string folder)
    {
        Task<IKernelHost>? waiting;
        lock (_access) _waiting.Remove(folder, out waiting);
        return waiting is null ? start(folder) : waiting.GetAwaiter().GetResult();
    }

    /// <summary>Ends the kernels that nobody took.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_access) _isClosed = true;
        foreach (var waiting in _waiting.Values)
        {
            try
            {
                await (await waiting).DisposeAsync();
            }
            catch (Exception)
            {
                // it did not start, and nobody needs it
            }
        }
    }
}
