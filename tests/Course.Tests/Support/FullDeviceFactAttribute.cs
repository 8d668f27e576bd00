namespace Course.Tests.Support;

/// <summary>A test with a file that never has room.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Path = "/dev/full";

    public FullDeviceFactAttribute() => Skip = IsFull() ? null : $"This system has no {Path} that is always full.";

    private static bool IsFull()
    {
        if (!File.Exists(Path)) return false;
        try
        {
            using var device = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            device.WriteByte(0);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
