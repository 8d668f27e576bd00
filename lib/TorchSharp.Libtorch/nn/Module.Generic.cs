namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input. Override <see cref="forward"/>; invoke <see cref="call"/>.</summary>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>Starts a module, in training mode.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes, without hooks.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the module, hooks included.</summary>
            public TResult call(T input)
            {
                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    input = hook(this, input) ?? input;
                }

                var result = forward(input);
                RunModuleHooks(module_post_hooks);
                foreach (var hook in post_hooks.Values)
                {
                    result = hook(this, input, result) ?? result;
                }

                return result;
            }
        }

        /// <summary>A module of two inputs. Override <see cref="forward"/>; invoke <see cref="call"/>.</summary>
        public abstract class Module<T1, T2, TResult>
            : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            /// <summary>Starts a module, in training mode.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes, without hooks.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the module, hooks included.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                }

                var result = forward(input1, input2);
                RunModuleHooks(module_post_hooks);
                foreach (var hook in post_hooks.Values)
                {
                    result = hook(this, input1, input2, result) ?? result;
                }

                return result;
            }
        }

        /// <summary>A module of three inputs. Override <see cref="forward"/>; invoke <see cref="call"/>.</summary>
        public abstract class Module<T1, T2, T3, TResult>
            : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>Starts a module, in training mode.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes, without hooks.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the module, hooks included.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    (input1, input2, input3) = hook(this, input1, input2, input3) ?? (input1, input2, input3);
                }

                var result = forward(input1, input2, input3);
                RunModuleHooks(module_post_hooks);
                foreach (var hook in post_hooks.Values)
                {
                    result = hook(this, input1, input2, input3, result) ?? result;
                }

                return result;
            }
        }
    }
}
