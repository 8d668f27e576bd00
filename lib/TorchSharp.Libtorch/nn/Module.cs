using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// The base of all networks and layers: a tree of named modules that hold parameters (trained) and buffers (kept along, such as
        /// running means).
        /// </summary>
        public partial class Module : IDisposable
        {
            /// <summary>The name of the kind of module.</summary>
            protected string name;

            private bool _training = true;
            private bool _disposed;

            /// <summary>Starts a module, in training mode.</summary>
            protected Module(string name)
            {
                ArgumentNullException.ThrowIfNull(name);
                this.name = name;
            }

            /// <summary>Whether layers that differ between training and use (dropout, batch norm) behave as in training.</summary>
            public virtual bool training => _training;

            /// <summary>The name of the kind of module.</summary>
            public virtual string GetName() => name;

            /// <summary>Sets this module and all below it to training (or, with false, evaluation) mode.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var child in children())
                {
                    child.train(train);
                }
            }

            /// <summary>Sets this module and all below it to evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> on every module below this one, and then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var child in children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of all parameters: drops them, or (with false) fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    parameter.ClearGradient(set_to_none);
                }
            }

            /// <summary>Releases the parameters and buffers of this module and of all below it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <inheritdoc cref="Dispose()"/>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var parameter in _parameters.values())
                {
                    parameter.Dispose();
                }

                foreach (var (buffer, _) in _buffers.values())
                {
                    buffer.Dispose();
                }

                foreach (var child in _modules.values())
                {
                    child.Dispose();
                }
            }

            /// <summary>The device and number type that a new layer's tensors get.</summary>
            protected static (Device, ScalarType) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());
        }
    }
}
