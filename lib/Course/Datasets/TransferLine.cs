using Spectre.Console;

namespace Course.Datasets;

/// <summary>Shows a transfer: a line that changes on a terminal, a line now and then in a log.</summary>
internal static class TransferLine
{
    private const double MegaByte = 1e6;
    private static readonly TimeSpan s_logEvery = TimeSpan.FromSeconds(10);

    public static async Task<T> ShowAsync<T>(CourseContext context, Func<IProgress<(long Bytes, long Total)>, Task<T>> work)
    {
        if (context.IsInteractive)
        {
            return await context.Console.Status().StartAsync("working", status =>
                work(new Sink(progress => status.Status(Text(progress)))));
        }

        var last = DateTime.UtcNow;
        return await work(new Sink(progress =>
        {
            if (DateTime.UtcNow - last < s_logEvery) return;
            last = DateTime.UtcNow;
            context.Say($"  {Text(progress)}");
        }));
    }

    private static string Text((long Bytes, long Total) progress) => progress.Total > 0
        ? $"{progress.Bytes / MegaByte:0.0} of {progress.Total / MegaByte:0.0} MB"
        : $"{progress.Bytes / MegaByte:0.0} MB";

    private sealed class Sink(Action<(long Bytes, long Total)> handle) : IProgress<(long Bytes, long Total)>
    {
        public void Report((long Bytes, long Total) value) => handle(value);
    }
}
