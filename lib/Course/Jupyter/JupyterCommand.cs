using System.CommandLine;
using Notebooks.Documents;

namespace Course.Jupyter;

/// <summary><c>./course jupyter</c>: installs the C# kernel for Jupyter, for the current user, or removes it.</summary>
internal static class JupyterCommand
{
    public static Command Create(CourseContext context)
    {
        var install = new Command("install", "Restore dotnet-interactive and install its C# kernel for the current user.");
        install.SetAction((_, cancellationToken) => InstallAsync(context, cancellationToken));
        var uninstall = new Command("uninstall", "Remove the kernel of the current user.");
        uninstall.SetAction(_ => Uninstall(context));
        return new Command("jupyter", "Install or remove the C# kernel for Jupyter.") { install, uninstall };
    }

    private static async Task<int> InstallAsync(CourseContext context, CancellationToken cancellationToken)
    {
        context.Say("Restoring dotnet-interactive ...");
        var tool = await InteractiveTool.RestoreAsync(context, cancellationToken);
        var file = Path.Combine(KernelSpec.Folder, KernelSpec.FileName);
        AtomicFile.WriteAllText(file, KernelSpec.Write(DotnetHost.FullPath, tool));
        // Jupyter serves what lies beside the kernel's file: there a chart finds what draws it, without network
        PageScripts.WritePlotly(KernelSpec.Folder);
        context.Say($"Installed the kernel '.NET (C#)' in {KernelSpec.Folder}. Next: 'jupyter lab notebooks', then open a notebook.");
        return ExitCode.Fine;
    }

    private static int Uninstall(CourseContext context)
    {
        var exists = Directory.Exists(KernelSpec.Folder);
        if (exists) Directory.Delete(KernelSpec.Folder, recursive: true);
        context.Say(exists ? $"Removed {KernelSpec.Folder}." : $"There is no kernel in {KernelSpec.Folder}.");
        return ExitCode.Fine;
    }
}
