using System.Globalization;
using Autoencoders.Data;
using Autoencoders.Training;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Training.Cost;

/// <summary>What one step of a <see cref="Trainer"/> costs: means over some steps, from the making of the batch to the report of progress.</summary>
/// <param name="Operators">Calls of libtorch's operators, also those within others and within the backward pass.</param>
/// <param name="CopiedBytes">Bytes that copying operators wrote.</param>
/// <param name="Allocations">Blocks of memory that were taken for tensors.</param>
/// <param name="AllocatedBytes">Their bytes.</param>
/// <param name="ManagedBytes">Bytes of managed objects.</param>
internal sealed record StepCost(double Operators, double CopiedBytes, double Allocations, double AllocatedBytes, double ManagedBytes)
{
    private const int BatchSize = 128;
    private const int WarmUp = 4;
    private const int Steps = 8;

    /// <summary>The figures with their names.</summary>
    public IEnumerable<(string Name, double Value)> Figures =>
    [
        ("operators", Operators), ("bytes copied", CopiedBytes), ("native allocations", Allocations), ("native bytes allocated", AllocatedBytes), ("managed bytes", ManagedBytes),
    ];

    /// <summary>Trains on batches of 128 images, and counts some steps after a warm-up.</summary>
    public static (StepCost Cost, OperatorCounts Counts) Measure(nn.Module model, ITrainingStep? step, Func<Batch, Tensor>? loss)
    {
        using var train = SmallData.Rectangles(BatchSize * (WarmUp + Steps + 1)); // the last batch is reported with the epoch
        using var steps = new CountedSteps();
        var options = new TrainerOptions { Epochs = 1, BatchSize = BatchSize, Threads = 1, Schedule = Schedule.Cosine(warmUp: 0.1), Progress = steps };
        var trainer = step is null ? new Trainer(model, loss!, options) : new Trainer(model, step, options);
        trainer.Fit(train);
        var counts = steps.Counts ?? throw new InvalidOperationException($"There were fewer than {WarmUp + Steps + 1} steps.");
        return (new StepCost(PerStep(counts.Operators), PerStep(counts.CopiedBytes), PerStep(counts.Allocations), PerStep(counts.AllocatedBytes), PerStep(counts.ManagedBytes)), counts);
    }

    /// <summary>The most frequent operators, with their calls in a step.</summary>
    public static string MostFrequent(OperatorCounts counts) =>
        string.Join(", ", counts.ByOperator.OrderByDescending(pair => pair.Value).Take(8).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {PerStep(pair.Value):0.#}")));

    private static double PerStep(long count) => (double)count / Steps;

    // A report comes after each step, on the thread that trains: the steps between two reports are counted whole.
    private sealed class CountedSteps : IProgress<TrainingProgress>, IDisposable
    {
        private OperatorCounter? _counter;

        public OperatorCounts? Counts { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (value.Batch == WarmUp) _counter = OperatorCounter.Start();
            if (value.Batch == WarmUp + Steps) Counts = _counter?.Stop();
        }

        public void Dispose() => _counter?.Dispose();
    }
}
