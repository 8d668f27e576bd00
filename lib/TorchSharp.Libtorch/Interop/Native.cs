using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of the native part; see native/dispatch.h for the rules that they keep.</summary>
internal static unsafe partial class Native
{
    private const string Library = "course_torch";

    static Native()
    {
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Library ? NativeLoader.Load() : 0);
        Check(course_set_threads(Environment.ProcessorCount));
    }

    [LibraryImport(Library)] internal static partial nint course_error();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint course_find(string name, string overload);
    [LibraryImport(Library)] internal static partial int course_call(nint op, NativeArg* args, int count, NativeArg** results);

    [LibraryImport(Library)] internal static partial void course_release(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int course_dim(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long course_numel(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long course_element_size(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int course_dtype(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long course_storage_offset(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int course_is_contiguous(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void course_sizes(nint tensor, long* sizes);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void course_strides(nint tensor, long* strides);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int course_device(nint tensor, int* index);
    [LibraryImport(Library)] internal static partial nint course_data(nint tensor);

    [LibraryImport(Library)] internal static partial int course_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int course_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int course_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int course_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial nint course_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int course_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int course_set_data(nint tensor, nint source);

    [LibraryImport(Library)]
    internal static partial int course_backward(
        nint[] roots, int rootCount, nint[] gradients, int gradientCount, int retainGraph, int createGraph, nint[] inputs, int inputCount);

    [LibraryImport(Library)]
    internal static partial int course_autograd_grad(
        nint[] roots, int rootCount, nint[] inputs, int inputCount, nint[] gradients, int gradientCount,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)] internal static partial int course_grad_enabled();
    [LibraryImport(Library)] internal static partial void course_set_grad_enabled(int value);

    [LibraryImport(Library)] internal static partial nint course_generator_new(ulong seed);
    [LibraryImport(Library)] internal static partial nint course_generator_default();
    [LibraryImport(Library)] internal static partial void course_generator_delete(nint generator);
    [LibraryImport(Library)] internal static partial int course_generator_set_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong course_generator_seed(nint generator);
    [LibraryImport(Library)] internal static partial nint course_generator_state(nint generator);
    [LibraryImport(Library)] internal static partial int course_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)] internal static partial int course_threads();
    [LibraryImport(Library)] internal static partial int course_set_threads(int count);
    [LibraryImport(Library)] internal static partial int course_interop_threads();
    [LibraryImport(Library)] internal static partial int course_set_interop_threads(int count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int course_choose_kernels(string kind);

    [LibraryImport(Library)] internal static partial int course_counter_start();
    [LibraryImport(Library)] internal static partial int course_counter_stop(long* figures, nint* operators);

    /// <summary>Throws what libtorch said when a call returned a negative number.</summary>
    internal static int Check(int result) => result < 0 ? throw Error() : result;

    /// <summary>Throws what libtorch said when a call returned a null pointer.</summary>
    internal static nint Check(nint result) => result == 0 ? throw Error() : result;

    internal static ExternalException Error() => new(Marshal.PtrToStringUTF8(course_error()));
}
