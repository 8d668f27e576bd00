using Autoencoders.Training;

namespace Autoencoders.Tests;

/// <summary>Shows nothing of a training.</summary>
internal sealed class Silence : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
    }
}
