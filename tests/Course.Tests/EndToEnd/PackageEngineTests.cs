using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Course.Running;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>
/// The course as it is built where the feed serves TorchSharp: a copy of it, and a package that stands in for the genuine one. It holds the public part of the
/// system engine and no more, so nothing in the copy can reach past TorchSharp's own interface.
/// </summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed partial class PackageEngineTests : IDisposable
{
    private const string Version = "0.107.0";
    private const string EngineProject = "lib/TorchSharp.Libtorch/TorchSharp.Libtorch.csproj";
    private const string NativePart = "lib/TorchSharp.Libtorch/obj/libcourse_torch.so";

    private readonly TemporaryFolder _copy = new();

    public void Dispose() => _copy.Dispose();

    [SystemEngineFact]
    public async Task Course_WhereTheFeedServesThePackage_IsBuiltAndRunsWithIt()
    {
        CopyCourse();
        await ServePackagesAsync();

        var run = await CallAsync("./course", "run", "01", "-p", "epochs=1");
        var test = await CallAsync("./course", "test", "Golden");

        Assert.Contains($"Engine: package (the feed serves TorchSharp-cpu {Version})", run);
        Assert.NotNull(NotebookDocument.Load(_copy["out/01-autoencoder.ipynb"]).Metadata["course"]!["figures"]!["test_bce"]);
        Assert.False(File.Exists(_copy[NativePart]), "the system engine was built");
        Assert.Matches(Passed(), test);
    }

    private void CopyCourse()
    {
        foreach (var file in Directory.EnumerateFiles(CourseScript.Root)) File.Copy(file, _copy[Path.GetFileName(file)]);
        foreach (var folder in (string[])["lib", "tests"]) CopySources(Path.Combine(CourseScript.Root, folder), _copy[folder]);
        Directory.CreateDirectory(_copy["notebooks"]);
        File.Copy(Path.Combine(CourseScript.Root, "notebooks/01-autoencoder.ipynb"), _copy["notebooks/01-autoencoder.ipynb"]);
        Directory.CreateSymbolicLink(_copy["data"], Path.Combine(CourseScript.Root, "data"));
    }

    private static void CopySources(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(path => Path.GetFileName(path) is not ("bin" or "obj"))) CopySources(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // Builds the engine without the tests that may see its inside, and makes packages of it.
    private async Task ServePackagesAsync()
    {
        var project = File.ReadAllText(_copy[EngineProject]);
        File.WriteAllText(_copy[EngineProject], Friends().Replace(project, ""));
        Directory.CreateDirectory(Path.GetDirectoryName(_copy[NativePart])!);
        File.Copy(Path.Combine(CourseScript.Root, NativePart), _copy[NativePart]);
        File.SetLastWriteTimeUtc(_copy[NativePart], DateTime.UtcNow);
        await CallAsync("dotnet", "build", EngineProject, "-p:CourseEngine=system", "-nodeReuse:false");

        var feed = new StandInFeed(_copy["feed"]);
        feed.Add("TorchSharp", Version, null, ("lib/net8.0/TorchSharp.dll", _copy["lib/TorchSharp.Libtorch/bin/TorchSharp.dll"]), ($"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/libcourse_torch.so", _copy[NativePart]));
        feed.Add("TorchSharp-cpu", Version, "TorchSharp");
        foreach (var folder in (string[])["bin", "obj"]) Directory.Delete(_copy[$"lib/TorchSharp.Libtorch/{folder}"], recursive: true);
        File.WriteAllText(_copy["NuGet.Config"], $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources><add key="stand-in" value="feed" /></packageSources>
              <fallbackPackageFolders><add key="known" value="{KnownPackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private static string KnownPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task<string> CallAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program.StartsWith('.') ? _copy[program] : program, args) { WorkingDirectory = _copy.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = _copy["packages"]; // no stand-in gets among the machine's packages
        using var process = Process.Start(start)!;
        var (exitCode, output, errors) = await CourseScript.EndAsync(process);
        Assert.True(exitCode == ExitCode.Fine, $"{program} {string.Join(' ', args)}: {output}{errors}");
        return output;
    }

    [GeneratedRegex(" *<InternalsVisibleTo [^>]*/>\n")]
    private static partial Regex Friends();

    private sealed class SystemEngineFactAttribute : FactAttribute
    {
        public SystemEngineFactAttribute() => Skip = File.Exists(Path.Combine(CourseScript.Root, NativePart)) ? null : "The course is built with the genuine package, as every other test shows.";
    }

    [GeneratedRegex("^[1-9][0-9]+ passed, 0 failed$", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
