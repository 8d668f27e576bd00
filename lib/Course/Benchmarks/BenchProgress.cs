using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Shows how far a benchmark is: a line that changes on a terminal, a line for each process in a log.</summary>
internal static class BenchProgress
{
    public static Task<T> ShowAsync<T>(CourseContext context, Func<IProgress<BenchStep>, Task<T>> work) => context.IsInteractive
        ? context.Console.Status().StartAsync("starting", status => work(new Sink(step => status.Status(Markup.Escape(step.ToString())))))
        : work(new Sink(step => context.Error.WriteLine(step)));

    private sealed class Sink(Action<BenchStep> handle) : IProgress<BenchStep>
    {
        public void Report(BenchStep value) => handle(value);
    }
}
