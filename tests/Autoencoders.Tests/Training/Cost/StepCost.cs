using Autoencoders.Data;
using Autoencoders.Training;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Training.Cost;

/// <summary>What one step of a <see cref="Trainer"/> costs, from the making of the batch to the report of progress: medians of some steps.</summary>
/// <param name="Operators">Calls of libtorch's operators, also those within others and within the backward pass.</param>
/// <param name="CopiedBytes">Bytes that copying operators wrote.</param>
/// <param name="Allocations">Blocks of memory that were taken for tensors.</param>
/// <param name="AllocatedBytes">Their bytes.</param>
/// <param name="ManagedBytes">Bytes of managed objects.</param>
internal sealed record StepCost(long Operators, long CopiedBytes, long Allocations, long AllocatedBytes, long ManagedBytes)
{
    private const int BatchSize = 128;
    private const int WarmUp = 4;
    private const int Steps = 8;

    /// <summary>The figures with their names.</summary>
    public IEnumerable<(string Name, long Value)> Figures =>
    [
        ("operators", Operators), ("bytes copied", CopiedBytes), ("native allocations", Allocations), ("native bytes allocated", AllocatedBytes), ("managed bytes", ManagedBytes),
    ];

    /// <summary>Trains on batches of 128 images, and counts some steps after a warm-up, each by itself.</summary>
    public static (StepCost Cost, IReadOnlyList<OperatorCounts> Steps) Measure(nn.Module model, ITrainingStep? step, Func<Batch, Tensor>? loss)
    {
        using var train = SmallData.Rectangles(BatchSize * (WarmUp + Steps + 1)); // the last batch is reported with the epoch
        using var counted = new CountedSteps();
        var options = new TrainerOptions { Epochs = 1, BatchSize = BatchSize, Threads = 1, Schedule = Schedule.Cosine(warmUp: 0.1), Progress = counted };
        var trainer = step is null ? new Trainer(model, loss!, options) : new Trainer(model, step, options);
        trainer.Fit(train);
        var steps = counted.Steps;
        var cost = new StepCost(Median(s => s.Operators), Median(s => s.CopiedBytes), Median(s => s.Allocations), Median(s => s.AllocatedBytes), Median(s => s.ManagedBytes));
        return (cost, steps);

        long Median(Func<OperatorCounts, long> figure) => steps.Select(figure).Order().ElementAt(Steps / 2);
    }

    /// <summary>A step's most frequent operators, with their calls.</summary>
    public static string MostFrequent(OperatorCounts step) =>
        string.Join(", ", step.ByOperator.OrderByDescending(pair => pair.Value).Take(8).Select(pair => $"{pair.Key} {pair.Value}"));

    // A report comes after each step, on the thread that trains: what lies between two reports is one whole step.
    private sealed class CountedSteps : IProgress<TrainingProgress>, IDisposable
    {
        private OperatorCounter? _counter;

        public List<OperatorCounts> Steps { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (_counter is not null) Steps.Add(_counter.Stop());
            _counter = value.Batch is >= WarmUp and < WarmUp + StepCost.Steps ? OperatorCounter.Start() : null;
        }

        public void Dispose() => _counter?.Dispose();
    }
}
