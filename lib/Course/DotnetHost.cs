using Notebooks.Execution;

namespace Course;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotnetHost
{
    /// <summary>The same with its folder, for those who start it from elsewhere.</summary>
    public static string FullPath => System.IO.Path.IsPathRooted(Path)
        ? Path
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, Path)).FirstOrDefault(File.Exists) ?? Path;

    /// <summary>The running host, or the one that the environment or the search path names.</summary>
    public static string Path
    {
        get
        {
            if (Environment.ProcessPath is { } running && System.IO.Path.GetFileNameWithoutExtension(running) == "dotnet") return running;
            return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named ? named : "dotnet";
        }
    }
}

/// <summary>The hidden verb by which this program starts itself again as the kernel of one notebook.</summary>
internal static class KernelVerb
{
    public const string Name = "kernel";

    /// <summary>How to start a kernel, also when this assembly is hosted by another program, such as a test runner.</summary>
    public static KernelProgram Program => new(DotnetHost.Path, [typeof(KernelVerb).Assembly.Location, Name]);
}
