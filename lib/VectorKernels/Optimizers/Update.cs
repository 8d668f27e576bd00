using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Interop;
using VectorKernels.Vectors;
using static TorchSharp.torch;

namespace VectorKernels.Optimizers;

/// <summary>One parameter of an optimizer with its state.</summary>
internal abstract class Update(ParamGroup group, Parameter parameter)
{
    protected ParamGroup Group { get; } = group;

    /// <summary>The update of a parameter by its optimizer's rule; null for rules that are not covered.</summary>
    public static Update? Of(ParamGroup group, Parameter parameter, OptimizerState state) => (group.Options, state) switch
    {
        (Adam.Options { weight_decay: 0 or null, amsgrad: false or null, maximize: false or null } options, Adam.State own) =>
            new AdamUpdate(group, parameter, options, own),
        (RMSProp.Options { weight_decay: 0 or null, momentum: 0 or null, centered: false or null, maximize: false or null } options,
            RMSProp.State own) => new RmsUpdate(group, parameter, options, own),
        (SGD.Options { weight_decay: 0 or null, momentum: 0 or null, maximize: false or null }, SGD.State) =>
            new SgdUpdate(group, parameter),
        _ => null,
    };

    /// <summary>Whether the parameter has a gradient and all lies in memory alike.</summary>
    public bool IsCovered => parameter.grad is { } gradient && Flat(parameter) is { } own && Flat(gradient) is { } other
        && own.stride().SequenceEqual(other.stride());

    /// <summary>Changes the parameter.</summary>
    public unsafe void Take()
    {
        float* weights = Memory.Of(Flat(parameter)!), gradient = Memory.Of(Flat(parameter.grad!)!);
        var count = (int)parameter.numel();
        if (Vector512.IsHardwareAccelerated) Take<Lanes512>(weights, gradient, count);
        else if (Vector256.IsHardwareAccelerated) Take<Lanes256>(weights, gradient, count);
        else Take<Lanes128>(weights, gradient, count);
        Libtorch.MarkChanged(parameter);
    }

    protected abstract unsafe void Take<TLanes>(float* weights, float* gradient, int count)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>
    /// The numbers in the order of the memory: as they are, or of a convolution whose channels lie last; null for other layouts.
    /// </summary>
    protected static Tensor? Flat(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.Float32 || tensor.device_type != DeviceType.CPU) return null;
        if (tensor.is_contiguous()) return tensor;
        if (tensor.dim() != 4) return null;
        var last = tensor.permute(0, 2, 3, 1);
        return last.is_contiguous() ? last : null;
    }
}
