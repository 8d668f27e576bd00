using System.ComponentModel;
using System.Diagnostics;

namespace Course.Data;

/// <summary>Runs a package manager's client.</summary>
internal static class PackageTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <exception cref="SourceException">The client is not installed, or it failed.</exception>
    public static async Task RunAsync(string folder, string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start) ?? throw new SourceException($"'{program}' did not start");
            process.StandardInput.Close();
            try
            {
                var errors = process.StandardError.ReadToEndAsync(patience.Token);
                await process.StandardOutput.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                if (process.ExitCode != 0) throw new SourceException($"'{program} {string.Join(' ', arguments)}' failed: {LastLine(await errors)}");
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception error)
        {
            throw new SourceException($"'{program}' is not installed", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException($"'{program}' took longer than {Patience.TotalMinutes:0} minutes", error);
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
}
