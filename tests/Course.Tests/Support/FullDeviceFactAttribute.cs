namespace Course.Tests.Support;

/// <summary>A test with a file that never has room.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Path = "/dev/full";

    public FullDeviceFactAttribute() => Skip = File.Exists(Path) ? null : $"This system has no {Path}.";
}
