#:property PublishAot=false
#:property OutputPath=
// Builds what has changed before 'course' and 'course.cmd' start lib/Course. It needs only the .NET SDK, so it runs on a fresh machine.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

var root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "..", ".."));
var verb = args.FirstOrDefault() ?? "";
try
{
    var target = verb switch { "test" => Target.Everything, "bench" => Target.Benchmarks, _ => Target.Course };
    return new Build(root).Bring(target);
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(
        $"course: cannot write to '{root}': {error.Message} " +
        "The course builds inside its folder: clone it to one that is yours, with 3 GB free.");
    return Build.CannotBuild;
}

/// <summary>Something that is built at once.</summary>
/// <param name="Name">Its name on the screen and of its stamp.</param>
/// <param name="Project">The argument of 'dotnet build'.</param>
/// <param name="Proof">A file that a finished build has.</param>
/// <param name="Folders">The folders of its sources.</param>
internal sealed record Target(string Name, string Project, string Proof, params string[] Folders)
{
    public static readonly Target Course = new("course", "lib/Course/Course.csproj", "lib/Course/bin/Course.dll", "lib");

    public static readonly Target Benchmarks =
        new("benchmarks", "tests/Benchmarks/Benchmarks.csproj", "tests/Benchmarks/bin/Benchmarks.dll", "lib", "tests/Benchmarks");

    public static readonly Target Everything = new("tests", "Autoencoders.sln", "tests/Course.Tests/bin/Course.Tests.dll", "lib", "tests");

    /// <summary>This one, and those that its build builds too.</summary>
    public Target[] Included =>
        this == Everything ? [Everything, Benchmarks, Course] : this == Benchmarks ? [Benchmarks, Course] : [Course];
}

/// <summary>Builds a target unless its sources are as they were when it was built last.</summary>
internal sealed class Build(string root)
{
    public const int CannotBuild = 2;
    private const int DoesNotCompile = 1;

    private readonly string _state = Path.Combine(root, ".course");

    public int Bring(Target target)
    {
        Directory.CreateDirectory(_state);
        if (IsCurrent(target)) return 0;
        using var alone = Lock();
        return IsCurrent(target) ? 0 : Run(target);
    }

    private bool IsCurrent(Target target) =>
        File.Exists(Path.Combine(root, target.Proof)) && File.Exists(Stamp(target))
        && File.ReadAllText(Stamp(target)) == Fingerprint(target);

    private int Run(Target target)
    {
        var before = Fingerprint(target);
        var log = Path.Combine(_state, "build.log");
        var first = !File.Exists(Path.Combine(root, target.Proof));
        Console.WriteLine($"Building {target.Name}{(first ? " (the first time, NuGet may have to download 300 MB)" : "")} ...");
        var clock = Stopwatch.StartNew();
        string[] arguments =
        [
            "build", target.Project, "-nologo", "-nodeReuse:false", "-noConsoleLogger",
            $"-flp:LogFile={log};Verbosity=minimal;ErrorsOnly;ForceNoAlign",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_NOLOGO"] = "1";
        using (var build = Process.Start(start)!)
        {
            build.StandardInput.Close();
            while (!build.WaitForExit(1000)) ShowTime(clock.Elapsed);
            if (build.ExitCode != 0) return Explain(log);
        }

        foreach (var done in target.Included)
        {
            File.WriteAllText(Stamp(done) + ".new", done == target ? before : Fingerprint(done));
            File.Move(Stamp(done) + ".new", Stamp(done), overwrite: true);
        }

        Console.WriteLine($"{(Console.IsOutputRedirected ? "" : "\r")}Built in {clock.Elapsed.TotalSeconds:0} s.");
        return 0;
    }

    private static void ShowTime(TimeSpan elapsed)
    {
        if (!Console.IsOutputRedirected) Console.Write($"\r{elapsed.TotalSeconds:0} s ");
    }

    /// <summary>Says what was wrong with a build and what to do.</summary>
    private int Explain(string log)
    {
        string[] errors =
        [
            .. (File.Exists(log) ? File.ReadLines(log) : []).Where(line => Regex.IsMatch(line, @"\berror\b"))
                .Select(line => line.Replace(root + Path.DirectorySeparatorChar, ""))
                .Select(line => Regex.Replace(line, @" \[[^\]]*(proj|sln)[^\]]*\]$", "").Trim()).Distinct(),
        ];
        (string Mark, string Text)[] known =
        [
            ("NU1301", "the NuGet feed cannot be reached, and packages of the course are not on this machine yet. " +
                "Check the network, the proxy or NuGet.Config, then run this again."),
            ("NU110", "the NuGet feed does not serve a package of the course. " +
                "Use another feed ('dotnet nuget add source URL'), then run this again."),
            ("No space left", "the disk is full. The course needs 3 GB: " +
                "1 GB here and 2 GB in NuGet's folder ('dotnet nuget locals global-packages --list')."),
            ("NETSDK1045", "the .NET SDK is too old. " +
                "Install version 10 (https://dotnet.microsoft.com/download), then run this again."),
        ];
        var (mark, text) = known.FirstOrDefault(cause => errors.Any(error => error.Contains(cause.Mark, StringComparison.Ordinal)));
        Console.Error.WriteLine($"course: {text ?? "the build failed."}");
        var shown = errors.Where(error => mark is null || error.Contains(mark, StringComparison.Ordinal)).Take(mark is null ? 40 : 3);
        foreach (var error in shown) Console.Error.WriteLine($"  {error}");
        Console.Error.WriteLine($"  Log: {log}");
        return mark is null ? DoesNotCompile : CannotBuild;
    }

    /// <summary>Two builds at once would write the same files.</summary>
    private FileStream Lock()
    {
        for (var waited = false; ; waited = true)
        {
            try
            {
                return new FileStream(Path.Combine(_state, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(Path.Combine(_state, "lock")))
            {
                if (!waited) Console.WriteLine("Another build of this course is running: waiting for it ...");
                Thread.Sleep(500);
            }
        }
    }

    private string Stamp(Target target) => Path.Combine(_state, $"built-{target.Name}");

    /// <summary>The names, sizes and times of all files that a build depends on, in one number.</summary>
    private string Fingerprint(Target target)
    {
        string[] apart = ["bin", "obj", "TestResults"];
        string[] shared =
            [.. Directory.EnumerateFiles(root, "Directory.*"), Path.Combine(root, "global.json"), Path.Combine(root, ".editorconfig")];
        var files = target.Folders.SelectMany(folder => Sources(Path.Combine(root, folder)))
            .Concat(shared.Select(path => new FileInfo(path)))
            .OrderBy(file => file.FullName, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var file in files.Where(file => file.Exists))
            text.Append($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        IEnumerable<FileInfo> Sources(string folder) => new DirectoryInfo(folder).EnumerateFiles().Concat(
            new DirectoryInfo(folder).EnumerateDirectories()
                .Where(inner => !apart.Contains(inner.Name)).SelectMany(inner => Sources(inner.FullName)));
    }
}
