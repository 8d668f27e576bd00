using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves and converts modules; each returns the module itself, so that calls can follow each other.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts floating parameters and buffers to <paramref name="type"/>.</summary>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module.MoveTo(type, non_blocking);

    /// <summary>Moves parameters and buffers to a device, and converts those of a floating type.</summary>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module.MoveTo(device, type, non_blocking);

    /// <summary>Moves parameters and buffers to a device.</summary>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => (T)module.MoveTo(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves parameters and buffers to a device.</summary>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => (T)module.MoveTo(device.type, device.index, non_blocking);

    /// <summary>Moves parameters and buffers to a device such as "cpu".</summary>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => module.to(new Device(device), non_blocking);

    /// <summary>Moves and converts to the device and type of another tensor.</summary>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module => (T)module._to(other, non_blocking);

    /// <summary>Moves parameters and buffers to the CPU.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves parameters and buffers to a CUDA device.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts floating parameters and buffers to 32 bits.</summary>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Converts floating parameters and buffers to 64 bits.</summary>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float64, non_blocking);

    /// <summary>Converts floating parameters and buffers to 16 bits.</summary>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float16, non_blocking);

    /// <summary>Converts floating parameters and buffers to bfloat16.</summary>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.BFloat16, non_blocking);
}
