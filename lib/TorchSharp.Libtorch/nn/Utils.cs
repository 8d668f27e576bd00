using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Gradients kept small, and parameters as one vector.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients down together, when their norm is above max_norm.</summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var without = no_grad();
                var gradients = Gradients(tensors);
                if (gradients.Length == 0)
                {
                    return 0;
                }

                var norms = gradients.Select(gradient => Aten.Call("norm", "Scalar", gradient, norm_type)).ToArray();
                var total = Aten.Call("norm", "Scalar", Aten.Call("stack", "", norms), norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                {
                    foreach (var gradient in gradients)
                    {
                        gradient.Scale(factor);
                    }
                }

                return total;
            }

            /// <summary>Keeps each number of the gradients within +-clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var without = no_grad();
                foreach (var gradient in Gradients(tensors))
                {
                    Aten.CallVoid("clamp_", "", gradient, -clip_value, clip_value);
                }
            }

            /// <summary>All parameters as one vector, through which gradients pass.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                var flat = tensors.Select(parameter => parameter.reshape(-1)).ToArray();
                return Aten.Call("cat", "", flat, 0).MoveToOuterDisposeScope();
            }

            /// <summary>Lets the parameters have the values of a vector that is as long as all of them.</summary>
            /// <exception cref="ArgumentException">The vector has another length.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(vec);
                var parameters = tensors.ToArray();
                var needed = parameters.Sum(parameter => parameter.numel());
                if (vec.dim() != 1 || vec.numel() != needed)
                {
                    throw new ArgumentException(
                        $"The parameters need a vector of {needed} numbers, but the tensor is [{string.Join(", ", vec.shape)}].", nameof(vec));
                }

                using var scope = NewDisposeScope();
                using var without = no_grad();
                var start = 0L;
                foreach (var parameter in parameters)
                {
                    var length = parameter.numel();
                    parameter.copy_(vec.narrow(0, start, length).reshape(parameter.shape));
                    start += length;
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> parameters) =>
                [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
        }
    }
}
