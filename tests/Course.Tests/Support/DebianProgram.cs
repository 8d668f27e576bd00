namespace Course.Tests.Support;

/// <summary>Programs of Debian that some tests need; without them those tests are skipped, and say what to install.</summary>
internal static class DebianProgram
{
    public const string Python = "/usr/bin/python3";
    public const string Chromium = "/usr/bin/chromium";
    public const string Notebook = "/usr/bin/jupyter-notebook";

    /// <summary>Why tests cannot use a Python module of Debian's; null when they can.</summary>
    public static string? MissingModule(string name) =>
        File.Exists(Python) && Directory.Exists($"/usr/lib/python3/dist-packages/{name}") ? null
            : $"Debian's python3-{name} is not installed: apt-get install python3-{name}";

    public static string? MissingChromium() =>
        File.Exists(Chromium) ? null : "Debian's chromium is not installed: apt-get install chromium";

    public static string? MissingNotebook() =>
        File.Exists(Notebook) ? null : "Debian's Jupyter Notebook is not installed: apt-get install jupyter-notebook";
}
