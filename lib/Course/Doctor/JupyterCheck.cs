using Course.Jupyter;

namespace Course.Doctor;

/// <summary>Whether Jupyter would find the kernel; the course itself needs none.</summary>
internal static class JupyterCheck
{
    public static Diagnosis Run()
    {
        var file = Path.Combine(KernelSpec.Folder, KernelSpec.FileName);
        return File.Exists(file) ? new("Jupyter kernel", $"installed ({file})") : new("Jupyter kernel", "not installed for this user; only Jupyter needs it (./course jupyter install)");
    }
}
