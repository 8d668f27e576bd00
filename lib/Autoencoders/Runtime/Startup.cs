using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Autoencoders.Display;
using Autoencoders.Plotting;

namespace Autoencoders.Runtime;

/// <summary>What the library sets up for its process, once, before its first code runs.</summary>
internal static class Startup
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Notebooks use their own networks before they call what could set this up.")]
    public static void Run()
    {
        KernelAssemblies.Use();
        CLibrary.KeepMemory(OperatingSystem.IsLinux());
        CLibrary.QuietLibtorch();
        TorchErrors.Shorten();
        LiveDisplay.Elsewhere = value => Verso.TryShow(value, AppDomain.CurrentDomain.GetAssemblies());
        if (!CurrentCell.IsNotebook) return;
        KernelAssemblies.ShareCharts();
        CellLines.Show();
        RegisterDisplays();
    }

    /// <summary>Tells the notebook's kernel how to show what the library makes. Only code that runs in a notebook may call this.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void RegisterDisplays()
    {
        Formatters.Register<IDisplayed>(("text/html", value => value.ToHtml()), ("text/plain", value => value.ToString()!));
        Formatters.Register<Figures>(
            (Figures.MimeType, figures => figures.ToJson()), ("text/html", figures => figures.ToHtml()),
            ("text/plain", figures => figures.ToString()));
        ChartDisplay.Register();
    }
}
