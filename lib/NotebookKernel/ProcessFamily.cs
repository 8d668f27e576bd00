using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookKernel;

/// <summary>
/// A kernel's process with all that its cells start, also what detaches itself: it ends as one. On Linux its members are found in /proc, on
/// Windows a job object holds them, and
/// elsewhere they are the kernel's process group, which a program leaves that starts a session of its own.
/// </summary>
internal sealed partial class ProcessFamily : IDisposable
{
    private const string Variable = "NOTEBOOK_KERNEL";
    private const int Kill = 9;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly SafeFileHandle? _job = OperatingSystem.IsWindows() ? KillingJob() : null;
    private ProcessEntry? _entry; // the head, on Linux
    private int _head;

    /// <summary>Starts the head of the family.</summary>
    public Process? Start(ProcessStartInfo start)
    {
        start.Environment[Variable] = _mark;
        var head = Process.Start(start);
        _head = head?.Id ?? 0;
        _entry = OperatingSystem.IsLinux() ? ProcessEntry.Read(_head) : null;
        if (_job is not null && head is not null)
            _ = AssignProcessToJobObject(_job, head.SafeHandle); // what fails leaves a kernel without its job, as before Windows 8
        return head;
    }

    /// <summary>Ends all members; once, for their numbers may then be given to others.</summary>
    public void End()
    {
        var head = Interlocked.Exchange(ref _head, 0);
        if (head == 0) return;
        if (_job is not null) _ = TerminateJobObject(_job, 1);
        else if (_entry is not null) EndMembers(_entry, _mark);
        else if (!OperatingSystem.IsWindows()) _ = Signal(-head, Kill);
    }

    /// <summary>
    /// Called in the head: puts it out of reach of the terminal's signals, and has orphans of its descendants come to it.
    /// </summary>
    public static void Head()
    {
        if (!OperatingSystem.IsWindows()) _ = NewSession();
        if (OperatingSystem.IsLinux()) _ = ProcessControl(36 /* PR_SET_CHILD_SUBREAPER */, 1, 0, 0, 0);
    }

    /// <summary>Called in the head when the executor has gone: ends the family, the head last.</summary>
    public static void EndOwn()
    {
        if (OperatingSystem.IsLinux() && ProcessEntry.Read(Environment.ProcessId) is { } head)
        {
            EndMembers(head, Environment.GetEnvironmentVariable(Variable) ?? "");
        }
        else if (!OperatingSystem.IsWindows())
            _ = Signal(0, Kill); // the group, with this process
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Closes the job, which would end what is still in it.</summary>
    public void Dispose() => _job?.Dispose();

    /// <summary>
    /// Stops members until there is none that runs, so that none can start another, and then kills them, all but this process itself.
    /// </summary>
    private static void EndMembers(ProcessEntry head, string mark)
    {
        const int stop = 19, mostRounds = 100;
        var stopped = new HashSet<int>();
        for (var round = 0; round < mostRounds; round++)
        {
            var running = Members(head, mark).Where(id => id != Environment.ProcessId && stopped.Add(id)).ToList();
            if (running.Count == 0) break;
            foreach (var id in running) _ = Signal(id, stop);
        }
        foreach (var id in stopped) _ = Signal(id, Kill);
    }

    /// <summary>
    /// The living members: the head, its descendants, the processes of its session, and those that have the family's mark in their
    /// environment.
    /// </summary>
    private static HashSet<int> Members(ProcessEntry head, string mark)
    {
        var processes = ProcessEntry.All().Where(process => process.Started >= head.Started).ToList();
        var children = processes.ToLookup(process => process.Parent);
        var members = new HashSet<int>();
        var isReused = processes.Any(process => process.Id == head.Id && process.Started > head.Started);
        foreach (var process in processes)
        {
            if ((!isReused && (process.Id == head.Id || process.Session == head.Id)) || process.HasVariable(Variable, mark)) Add(process);
        }
        return members;

        void Add(ProcessEntry process)
        {
            if (!members.Add(process.Id)) return;
            foreach (var child in children[process.Id]) Add(child);
        }
    }

    private static SafeFileHandle KillingJob()
    {
        var job = CreateJobObject(0, 0);
        var limits = new JobLimits { Flags = 0x2000 /* JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE */ };
        _ = SetInformationJobObject(job, 9 /* JobObjectExtendedLimitInformation */, in limits, Marshal.SizeOf<JobLimits>());
        return job;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int id, int signal);

    [LibraryImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial SafeFileHandle CreateJobObject(nint security, nint name);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetInformationJobObject(SafeFileHandle job, int kind, in JobLimits limits, int length);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int TerminateJobObject(SafeFileHandle job, uint exitCode);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION, of which only the flags are set.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct JobLimits
    {
        public long ProcessTime, JobTime;
        public uint Flags;
        public nuint LeastMemory, MostMemory;
        public uint Processes;
        public nuint Affinity;
        public uint Priority, Scheduling;
        public ulong Reads, Writes, Others, ReadBytes, WrittenBytes, OtherBytes;
        public nuint ProcessMemory, JobMemory, PeakProcessMemory, PeakJobMemory;
    }
}
