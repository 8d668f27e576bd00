using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Notebooks.Documents;

/// <summary>What the system knows about a file and .NET does not tell.</summary>
/// <param name="IsRegular">Whether it is an ordinary file rather than a device or a pipe.</param>
/// <param name="Names">How many names (hard links) it has.</param>
internal readonly partial record struct FileStatus(bool IsRegular, long Names)
{
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>The status of the file that a path leads to; null when there is none, or the system cannot be asked.</summary>
    public static FileStatus? Of(string path)
    {
        var data = new byte[256];
        if (OperatingSystem.IsLinux()) // struct statx: the same on every processor
        {
            var result = Statx(AtWorkingDirectory, path, 0, TypeAndNames, data);
            return result == 0 ? Unix(BitConverter.ToUInt16(data, 28), BitConverter.ToUInt32(data, 16)) : null;
        }
        if (OperatingSystem.IsMacOS()) // struct stat with 64-bit inodes
        {
            var result = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Stat(path, data) : StatInode64(path, data);
            return result == 0 ? Unix(BitConverter.ToUInt16(data, 4), BitConverter.ToUInt16(data, 6)) : null;
        }
        if (!OperatingSystem.IsWindows() || !File.Exists(path)) return null;
        using var handle = File.OpenHandle(path, access: FileAccess.Read, share: FileShare.ReadWrite | FileShare.Delete);
        return GetFileInformationByHandle(handle, data) != 0 ? new(IsRegular: true, BitConverter.ToUInt32(data, 40)) : null;
    }

    private static FileStatus Unix(int mode, long names) => new((mode & TypeMask) == RegularType, names);

    private const int AtWorkingDirectory = -100;
    private const uint TypeAndNames = 0x0001 | 0x0004;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] data);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat(string path, [Out] byte[] data);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatInode64(string path, [Out] byte[] data);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int GetFileInformationByHandle(SafeFileHandle file, [Out] byte[] data);
}
