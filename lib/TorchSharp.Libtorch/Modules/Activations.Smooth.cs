using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x * Phi(x), with the normal distribution function (Hendrycks and Gimpel, 2016)</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    internal GELU(GELU.Approximate approximate, bool inplace)
        : base(nameof(GELU))
    {
        this.approximate = approximate;
        this.inplace = inplace;
    }

    /// <summary>How the normal distribution function is computed.</summary>
    public GELU.Approximate approximate { get; set; }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.gelu(tensor, approximate, inplace);

    /// <summary>How the normal distribution function is computed.</summary>
    public enum Approximate
    {
        /// <summary>Exactly.</summary>
        none = 0,

        /// <summary>By a hyperbolic tangent.</summary>
        tanh = 1,
    }
}

/// <summary>x * sigmoid(x), also called swish</summary>
public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
    internal SiLU(bool inplace)
        : base(nameof(SiLU))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.silu(tensor, inplace);
}

/// <summary>x * tanh(softplus(x))</summary>
public sealed class Mish : ParameterLessModule<Tensor, Tensor>
{
    internal Mish(bool inplace)
        : base(nameof(Mish))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.mish(tensor, inplace);
}

/// <summary>log(1 + exp(beta * x)) / beta</summary>
public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
{
    internal Softplus(double beta, double threshold)
        : base(nameof(Softplus))
    {
        this.beta = beta;
        this.threshold = threshold;
    }

    /// <summary>The sharpness.</summary>
    public double beta { get; set; }

    /// <summary>The threshold.</summary>
    public double threshold { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.softplus(tensor, beta, threshold);
}

/// <summary>log(sigmoid(x))</summary>
public sealed class LogSigmoid : ParameterLessModule<Tensor, Tensor>
{
    internal LogSigmoid()
        : base(nameof(LogSigmoid))
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.logsigmoid(tensor);
}

/// <summary>The first half along an axis, times the sigmoid of the second</summary>
public sealed class GLU : ParameterLessModule<Tensor, Tensor>
{
    internal GLU(long dim)
        : base(nameof(GLU))
    {
        this.dim = dim;
    }

    /// <summary>The axis.</summary>
    public long dim { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => functional.glu(tensor, dim);
}
