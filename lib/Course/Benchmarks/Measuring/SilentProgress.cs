using Autoencoders.Training;

namespace Course.Benchmarks.Measuring;

/// <summary>Shows nothing; calls back after each step where that is wanted.</summary>
internal sealed class SilentProgress(Action<TrainingProgress>? afterStep = null) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => afterStep?.Invoke(value);
}
