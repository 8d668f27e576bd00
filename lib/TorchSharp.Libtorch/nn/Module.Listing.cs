using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // What a module holds, by name. Names of deeper components have dots: "encoder.0.weight".
        public partial class Module
        {
            /// <summary>The modules directly below this one, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules;

            /// <summary>The modules directly below this one.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All modules below this one, with their names: the direct ones first.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                {
                    yield return child;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (innerName, inner) in child.named_modules())
                    {
                        yield return ($"{childName}.{innerName}", inner);
                    }
                }
            }

            /// <summary>All modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(item => item.module);

            /// <summary>The parameters with their names, own ones first, then depth first; a shared parameter comes once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (ownName, parameter) in _parameters)
                {
                    if (seen.Add(parameter.Handle))
                    {
                        yield return (ownName, parameter);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (innerName, parameter) in child.named_parameters(true))
                    {
                        if (seen.Add(parameter.Handle))
                        {
                            yield return ($"{childName}.{innerName}", parameter);
                        }
                    }
                }
            }

            /// <inheritdoc cref="named_parameters"/>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(item => item.parameter);

            /// <summary>The buffers with their names, own ones first, then depth first.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (ownName, (buffer, persistent)) in _buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(buffer.Handle))
                    {
                        yield return (ownName, buffer);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (innerName, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.Handle))
                        {
                            yield return ($"{childName}.{innerName}", buffer);
                        }
                    }
                }
            }

            /// <inheritdoc cref="named_buffers"/>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            /// <summary>Whether there is a parameter of this name, here or ("child.name") below.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>Whether there is a buffer of this name, here or ("child.name") below.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of this name, here or ("child.name") below; null when there is none.</summary>
            public virtual Parameter? get_parameter(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _parameters.TryGetValue(target, out var parameter)
                    ? parameter
                    : OwnerOf(target, out var rest)?.get_parameter(rest);
            }

            /// <summary>The buffer of this name, here or ("child.name") below; null when there is none.</summary>
            public virtual Tensor? get_buffer(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                return _buffers.TryGetValue(target, out var entry) ? entry.Buffer : OwnerOf(target, out var rest)?.get_buffer(rest);
            }

            private Module? OwnerOf(string target, out string rest)
            {
                var dot = target.IndexOf('.');
                rest = target[(dot + 1)..];
                return dot > 0 && _modules.TryGetValue(target[..dot], out var child) ? child : null;
            }
        }
    }
}
