using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// The magic commands that the tool dotnet-interactive adds to its kernels: they are not in its packages. A question to the user is
/// answered from the run's options, or else fails with a sentence.
/// </summary>
internal static class Magics
{
    /// <summary>The environment variable with the answers to the cells' questions, as a JSON object.</summary>
    public const string Inputs = "NOTEBOOK_INPUTS";

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
        var inputs = Environment.GetEnvironmentVariable(Inputs) is { } json
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];
        kernel.RegisterCommandHandler<RequestInput>((asked, context) =>
            Answer(asked, context, [(asked.ParameterName, asked.Prompt)], answers => new InputProduced(answers.Values.Single(), asked)));
        kernel.RegisterCommandHandler<RequestInputs>((asked, context) => Answer(
            asked, context, [.. asked.Inputs.Select(input => (input.Name, input.Prompt))], answers => new InputsProduced(answers, asked)));

        Task Answer(
            KernelCommand asked, KernelInvocationContext context, (string? Name, string Prompt)[] questions,
            Func<Dictionary<string, string>, KernelEvent> produce)
        {
            var answers = new Dictionary<string, string>();
            foreach (var (name, prompt) in questions)
            {
                if (inputs.TryGetValue(prompt, out var value) || inputs.TryGetValue(name ?? "", out value)) answers[name ?? ""] = value;
                else Refuse(asked, context, prompt);
            }
            if (answers.Count == questions.Length) context.Publish(produce(answers));
            return Task.CompletedTask;
        }
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

    private static void Refuse(KernelCommand asked, KernelInvocationContext context, string prompt) =>
        context.Fail(asked, message: $"The cell asks for input ('{prompt}'), and nobody is there to type it: "
            + $"add --input '{prompt}=VALUE' to './course run', set the value in the cell, or run the notebook in VS Code or Jupyter.");
}
