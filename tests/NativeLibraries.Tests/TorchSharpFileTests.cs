using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace NativeLibraries.Tests;

/// <summary>The library that the build has placed beside the course's assemblies, on this system.</summary>
public class TorchSharpFileTests
{
    private const string Name = "libLibTorchSharp.so";

    private static readonly string s_bin = Path.Combine(Root, "lib", "Autoencoders", "bin");

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Autoencoders.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    [Fact]
    public void Placed_OnLinux_NeedsNothingThatThisSystemLacks()
    {
        if (!OperatingSystem.IsLinux()) return;
        var placed = new ElfFile(File.ReadAllBytes(Path.Combine(s_bin, Name)), Name);

        var missing = VersionNeed.Read(placed)
            .Where(need => !need.IsWeak && SystemLibrary.Versions(need.Library) is { } there && !there.Contains(need.Version));

        Assert.Empty(missing);
        Assert.Contains(Name, File.ReadAllText(Path.Combine(s_bin, "libtorch.txt")));
    }

    [Fact]
    public void Package_AfterTheBuild_IsWhatWasDownloaded()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "lib", "Autoencoders", "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name);
        var package = folders.Select(folder => Path.Combine(folder, "torchsharp", "0.107.0")).First(Directory.Exists);
        var unpacked = File.ReadAllBytes(Path.Combine(package, "runtimes", "linux-x64", "native", Name));

        using var archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(package, "torchsharp.0.107.0.nupkg"));
        using var entry = archive.GetEntry($"runtimes/linux-x64/native/{Name}")!.Open();

        Assert.Equal(SHA256.HashData(entry), SHA256.HashData(unpacked));
    }

    /// <summary>Half a gigabyte is there once: the other outputs hold links to it.</summary>
    [Fact]
    public void Outputs_OfTheSolution_ShareOneLibtorch()
    {
        if (!OperatingSystem.IsLinux()) return;
        var copies = Directory.GetFiles(Path.Combine(Root, "lib"), "libtorch_cpu.so", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Root, "tests"), "libtorch_cpu.so", SearchOption.AllDirectories)).ToList();

        Assert.Single(copies.Select(Inode).Distinct());

        static string Inode(string path)
        {
            var start = new ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            return process.StandardOutput.ReadToEnd();
        }
    }
}
