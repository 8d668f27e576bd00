using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Moving to a device or to a number type. The parameters and buffers stay the same objects; only their data are exchanged.
        public partial class Module
        {
            /// <summary>Moves and converts to the device and type of another tensor.</summary>
            public Module _to(Tensor other, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(other);
                return _to(other.device, other.dtype, non_blocking);
            }

            /// <summary>Moves the parameters and buffers to a device, and converts those of a floating type.</summary>
            protected virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Convert(device, dtype, non_blocking);

            /// <summary>Moves the parameters and buffers to a device.</summary>
            protected virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Convert(new Device(deviceType, deviceIndex), null, non_blocking);

            /// <summary>Converts the parameters and buffers that have a floating type.</summary>
            protected virtual Module _to(ScalarType dtype, bool non_blocking) => Convert(null, dtype, non_blocking);

            internal Module MoveTo(Device device, ScalarType dtype, bool nonBlocking) => _to(device, dtype, nonBlocking);

            internal Module MoveTo(DeviceType type, int index, bool nonBlocking) => _to(type, index, nonBlocking);

            internal Module MoveTo(ScalarType dtype, bool nonBlocking) => _to(dtype, nonBlocking);

            private Module Convert(Device? device, ScalarType? dtype, bool nonBlocking)
            {
                using (no_grad())
                using (NewDisposeScope())
                {
                    foreach (var tensor in parameters().Concat(buffers()))
                    {
                        var target = dtype is { } type && tensor.is_floating_point() ? type : tensor.dtype;
                        if (target != tensor.dtype || (device is not null && device.type != tensor.device_type))
                        {
                            tensor.ExchangeData(tensor.to(target, device ?? tensor.device, non_blocking: nonBlocking));
                            if (tensor is Modules.Parameter)
                            {
                                tensor.ClearGradient(setToNone: true);
                            }
                        }
                    }
                }

                return this;
            }
        }
    }
}
