using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // The state (parameters and persistent buffers) as a dictionary and as a file.
        public partial class Module
        {
            /// <summary>
            /// The parameters and persistent buffers by name: all parameters, depth first, and then all buffers. They are the module's own
            /// tensors, not copies.
            /// </summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(start + key, parameter);
                }

                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(start + key, buffer);
                }

                return destination;
            }

            /// <summary>Copies values into the tensors of the same names.</summary>
            /// <returns>The names that are missing in <paramref name="source"/>, and those that the module does not have.</returns>
            /// <exception cref="ArgumentException">The names differ, and <paramref name="strict"/> is set.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => !skip.Contains(key) && !own.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new ArgumentException(
                        $"The state does not fit the module: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]. "
                        + "Pass strict: false to load what fits.",
                        nameof(source));
                }

                using var without = no_grad();
                foreach (var (key, value) in source)
                {
                    if (!skip.Contains(key) && own.TryGetValue(key, out var tensor))
                    {
                        if (!tensor.shape.SequenceEqual(value.shape))
                        {
                            throw new ArgumentException(
                                $"'{key}' has the shape [{string.Join(", ", tensor.shape)}] in the module, "
                                + $"but [{string.Join(", ", value.shape)}] in the state.",
                                nameof(source));
                        }

                        Copy(value, tensor);
                    }
                }

                return (missing, unexpected);
            }

            /// <summary>Writes the state to a file; a file that is there is replaced only when all is written.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                var temporary = location + ".tmp";
                using (var stream = File.Create(temporary))
                {
                    save(stream, skip);
                }

                File.Move(temporary, location, overwrite: true);
                return this;
            }

            /// <summary>Writes the state to a stream, which is closed.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state: the number of entries, and then each entry's name and tensor.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes a dictionary of tensors as <see cref="save(BinaryWriter, IList{string})"/> does.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt(entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    StateEntry.Write(writer, tensor);
                }
            }

            /// <summary>Reads the state from a file.</summary>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">The file's entries differ from the module's, and <paramref name="strict"/> is set.</exception>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state from a stream, which is closed.</summary>
            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>
            /// Reads the state; entries find their tensors by name. <paramref name="loadedParameters"/> gets every name of the module and of
            /// the file, with true for those that were loaded.
            /// </summary>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var own = state_dict();
                var count = reader.Read7BitEncodedInt();
                if (strict && count != own.Count)
                {
                    throw new ArgumentException($"The file has {count} entries, but the module's state has {own.Count}.");
                }

                foreach (var key in own.Keys)
                {
                    loadedParameters?.TryAdd(key, false);
                }

                using var without = no_grad();
                for (var i = 0; i < count; i++)
                {
                    var key = reader.ReadString();
                    var known = own.TryGetValue(key, out var tensor);
                    if (strict && !known)
                    {
                        throw new ArgumentException($"The file has an entry '{key}', but the module has no parameter or buffer of that name.");
                    }

                    var skipped = !known || (skip?.Contains(key) ?? false);
                    StateEntry.ReadInto(reader, key, skipped ? null : tensor);
                    if (loadedParameters is not null)
                    {
                        loadedParameters[key] = !skipped;
                    }
                }

                return this;
            }

            /// <summary>Makes a module by its parameterless constructor and loads its state from a file.</summary>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            private static void Copy(Tensor value, Tensor destination)
            {
                using var scope = NewDisposeScope();
                destination.copy_(value);
            }
        }
    }
}
