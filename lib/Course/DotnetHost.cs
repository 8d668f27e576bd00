namespace Course;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotnetHost
{
    /// <summary>The same with its folder, for those who start it from elsewhere.</summary>
    public static string FullPath => System.IO.Path.IsPathRooted(Path)
        ? Path
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, Path)).FirstOrDefault(File.Exists) ?? Path;

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
