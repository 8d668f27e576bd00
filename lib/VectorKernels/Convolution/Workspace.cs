using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace VectorKernels.Convolution;

/// <summary>Memory that is zero at first and is used again and again: borders of planes stay zero, since nobody writes to them.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    private const int Alignment = 64;

    public Workspace(long floats)
    {
        Floats = floats;
        Start = (float*)NativeMemory.AlignedAlloc((nuint)(floats * sizeof(float)), Alignment);
        NativeMemory.Clear(Start, (nuint)(floats * sizeof(float)));
    }

    ~Workspace() => Free();

    public long Floats { get; }

    public float* Start { get; private set; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}

/// <summary>Workspaces of which some are in use.</summary>
internal sealed class WorkspacePool : IDisposable
{
    private readonly ConcurrentBag<Workspace> _free = [];

    /// <summary>A workspace of at least this size.</summary>
    public Workspace Rent(long floats)
    {
        while (_free.TryTake(out var workspace))
        {
            if (workspace.Floats >= floats) return workspace;
            workspace.Dispose();
        }

        return new Workspace(floats);
    }

    public void Return(Workspace workspace) => _free.Add(workspace);

    public void Dispose()
    {
        while (_free.TryTake(out var workspace)) workspace.Dispose();
    }
}
