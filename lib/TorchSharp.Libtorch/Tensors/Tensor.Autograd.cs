using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for <see cref="backward()"/>.</summary>
        public bool requires_grad
        {
            get => Native.course_requires_grad(Handle) != 0;
            set => Native.Check(Native.course_set_requires_grad(Handle, value ? 1 : 0));
        }

        public bool is_leaf => Native.Check(Native.course_is_leaf(Handle)) != 0;

        /// <summary>The gradient that <see cref="backward()"/> has summed up here, or null.</summary>
        public Tensor? grad
        {
            get
            {
                nint handle = Native.course_grad(Handle);
                return handle == 0 ? null : new Tensor(handle);
            }
            set => Native.Check(Native.course_set_grad(Handle, value is null ? 0 : value.Handle));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Native.Check(Native.course_retain_grad(Handle));

        /// <summary>Adds the gradient of this number to the grad of every leaf that it was computed from.</summary>
        public void backward() => autograd.backward(this);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        public Tensor detach() => Aten.Call("detach", "", this);

        public Tensor detach_() => Aten.InPlace("detach_", "", this);
    }

    /// <summary>Gradients.</summary>
    public static class autograd
    {
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint[] roots = Handles(tensors), gradients = Handles(grad_tensors), targets = Handles(inputs);
            Native.Check(Native.course_backward(
                roots, roots.Length, gradients, gradients.Length, (retain_graph ?? create_graph) ? 1 : 0, create_graph ? 1 : 0, targets, targets.Length));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>The gradients of the outputs' sum with respect to each input; nothing is added to grad.</summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] roots = Handles(outputs), targets = Handles(inputs), gradients = Handles(grad_outputs);
            nint[] results = new nint[targets.Length];
            fixed (nint* p = results)
            {
                Native.Check(Native.course_autograd_grad(
                    roots, roots.Length, targets, targets.Length, gradients, gradients.Length,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, p));
            }
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return [.. results.Select(handle => handle == 0 ? null! : new Tensor(handle))];
        }

        private static nint[] Handles(IList<Tensor>? tensors) =>
            tensors is null ? [] : [.. tensors.Select(tensor => tensor is null ? 0 : tensor.Handle)];
    }

    /// <summary>Nothing is recorded for gradients until the returned object is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Like <see cref="no_grad"/>: the system engine makes no further use of the promise that no gradient will be asked for.</summary>
    public static IDisposable inference_mode(bool mode = true) => new GradMode(!mode);

    public static bool is_grad_enabled() => Native.course_grad_enabled() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly int _previous = Native.course_grad_enabled();

        internal GradMode(bool enabled) => Native.course_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Native.course_set_grad_enabled(_previous);
    }
}
