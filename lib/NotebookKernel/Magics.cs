using System.Diagnostics;
using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// The magic commands that the tool dotnet-interactive adds to its kernels: they are not in its packages. A question to the user, who is
/// not there, fails with a sentence.
/// </summary>
internal static class Magics
{
    private static readonly string s_version =
        typeof(Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Adds them to the kernel of all languages.</summary>
    public static void Use(CompositeKernel kernel)
    {
        kernel.UseImportMagicCommand();
        Add(kernel, "#!time", "Time the execution of the cell.", Time);
        Add(kernel, "#!markdown", "Show the rest of the cell as Markdown.", Markdown);
        Add(kernel, "#!about", "Show what runs the cells.", context => Show(context, "text/plain", $".NET Interactive {s_version}"));
        Add(kernel, "#!lsmagic", "List the magic commands.", context => Show(context, "text/plain", List(kernel)));
        kernel.RegisterCommandHandler<RequestInput>((asked, context) => Refuse(asked, context, asked.Prompt));
        kernel.RegisterCommandHandler<RequestInputs>((asked, context) =>
            Refuse(asked, context, string.Join(", ", asked.Inputs.Select(input => input.Prompt))));
    }

    private static void Add(Kernel kernel, string name, string description, Action<KernelInvocationContext> run) =>
        kernel.AddDirective(new KernelActionDirective(name) { Description = description }, (_, context) =>
        {
            run(context);
            return Task.CompletedTask;
        });

    private static void Time(KernelInvocationContext context)
    {
        var clock = Stopwatch.StartNew();
        context.OnComplete(ended => Show(ended, "text/plain", $"Wall time: {clock.Elapsed.TotalMilliseconds}ms"));
    }

    private static void Markdown(KernelInvocationContext context)
    {
        if (context.Command is not SubmitCode cell) return;
        Show(context, "text/markdown", cell.Code.Replace("#!markdown", "", StringComparison.Ordinal).Trim());
        context.Complete(cell);
    }

    private static string List(CompositeKernel kernel) => string.Join('\n', kernel.ChildKernels.Prepend<Kernel>(kernel).Select(each =>
    {
        var names = each.KernelInfo.SupportedDirectives.Where(directive => !directive.Hidden).Select(directive => directive.Name);
        return $"{each.Name}: {string.Join(' ', names.Order(StringComparer.Ordinal))}";
    }));

    private static void Show(KernelInvocationContext context, string mimeType, string text) =>
        context.Publish(new DisplayedValueProduced(text, context.Command, [new(mimeType, text)], Guid.NewGuid().ToString()));

    private static Task Refuse(KernelCommand asked, KernelInvocationContext context, string prompt)
    {
        context.Fail(asked, message: $"The cell asks for input ('{prompt}'), and nobody is there to type it: "
            + "set the value in the cell, or run the notebook in VS Code or Jupyter.");
        return Task.CompletedTask;
    }
}
