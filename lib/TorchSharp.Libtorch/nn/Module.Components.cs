using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Registration: how fields become named components.
        public partial class Module
        {
            private readonly OrderedDict<string, Parameter> _parameters = new();
            private readonly OrderedDict<string, (Tensor Buffer, bool Persistent)> _buffers = new();
            private readonly OrderedDict<string, Module> _modules = new();
            private bool _registered;

            /// <summary>
            /// Registers the fields that hold modules, parameters and tensors (as buffers) under the fields' names, in the order of their
            /// declaration. Call it at the end of a custom module's constructor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_registered)
                {
                    return;
                }

                _registered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                {
                    var component = field.ComponentName();
                    if (_modules.ContainsKey(component) || _parameters.ContainsKey(component) || _buffers.ContainsKey(component))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(component, module);
                            break;
                        case Parameter parameter:
                            register_parameter(component, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(component, tensor);
                            break;
                    }
                }
            }

            /// <summary>Adds a module under a name; null removes the name.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                if (submodule is null)
                {
                    _modules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                {
                    throw new ArgumentException($"A module's name must not be empty or have a dot, but is '{name}'.", nameof(name));
                }

                if (_modules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"The module already has a sub-module named '{name}'.");
                }

                submodule.RegisterComponents();
                _modules.Add(name, submodule);
            }

            /// <inheritdoc cref="register_module"/>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a parameter under a name, and takes it out of the dispose scope that it was made in.</summary>
            /// <exception cref="ArgumentNullException">The parameter is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (_parameters.ContainsKey(name))
                {
                    throw new InvalidOperationException($"The module already has a parameter named '{name}'.");
                }

                param.DetachFromDisposeScope();
                _parameters.Add(name, param);
            }

            /// <summary>
            /// Adds a buffer under a name, and takes it out of the dispose scope that it was made in. Buffers that are not persistent are
            /// left out of the state.
            /// </summary>
            /// <exception cref="ArgumentNullException">The tensor is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (_buffers.ContainsKey(name))
                {
                    throw new InvalidOperationException($"The module already has a buffer named '{name}'.");
                }

                tensor.DetachFromDisposeScope();
                _buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Sets, replaces or (null) removes the parameter of a name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                    return;
                }

                value.DetachFromDisposeScope();
                _parameters[name] = value;
            }

            /// <summary>Sets, replaces or (null) removes the buffer of a name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                    return;
                }

                value.DetachFromDisposeScope();
                _buffers[name] = (value, persistent);
            }

            /// <summary>Forgets all sub-modules.</summary>
            protected void ClearModules() => _modules.clear();

            internal void ClearParameters() => _parameters.clear();
        }
    }
}
