using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.DotNet.Interactive;

namespace Autoencoders.Runtime;

/// <summary>
/// Lets the kernel of a notebook compile the cells that follow with their lines, so that the frames of their exceptions say where they
/// are: it offers no option for it. <c>./course run</c> does it by itself.
/// </summary>
internal static class CellLines
{
    /// <summary>Sets it up, if this kernel can be told so. Only code that runs in a notebook may call this.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Show()
    {
        var kernel = KernelInvocationContext.Current?.HandlingKernel;
        var field = kernel?.GetType().GetField("_scriptOptions", BindingFlags.Instance | BindingFlags.NonPublic);
        if (field?.GetValue(kernel) is not { } options) return;
        With("WithEmitDebugInformation", true);
        With("WithFilePath", "cell");
        With("WithFileEncoding", Encoding.UTF8);
        field.SetValue(kernel, options);

        void With(string method, object value) => options = options.GetType().GetMethod(method)?.Invoke(options, [value]) ?? options;
    }
}
