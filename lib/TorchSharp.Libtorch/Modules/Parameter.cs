using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that an optimizer changes. It belongs to its module, not to the dispose scope in which it was made.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : base(data.detach().DecoupleFromNativeHandle())
    {
        DetachFromDisposeScope();
        if (requires_grad) this.requires_grad = true;
    }
}
