using System.Diagnostics;
using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>
/// Shows the progress of a training in one line that changes in place: an output of the running cell in a notebook, a line in a terminal.
/// Where output goes to a file it prints one line an epoch.
/// </summary>
public sealed class ProgressLine : IProgress<TrainingProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(300);

    private readonly Stopwatch _sinceShown = new();
    private LiveDisplay? _display;
    private bool _started;
    private int _printedEpoch;
    private int _width;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_sinceShown.IsRunning && _sinceShown.Elapsed < s_interval && !value.Finished && value.Batch < value.Batches) return;
        _sinceShown.Restart();
        var status = new TrainingStatus(value);
        if (!_started) _display = LiveDisplay.TryShow(status);
        else _display?.Update(status);
        _started = !value.Finished;
        if (_display is null) Print(status, value);
    }

    private void Print(TrainingStatus status, TrainingProgress progress)
    {
        if (!Console.IsOutputRedirected)
        {
            var text = status.ToString();
            Console.Write("\r" + text.PadRight(_width) + (progress.Finished ? Environment.NewLine : ""));
            _width = progress.Finished ? 0 : text.Length;
        }
        else if (progress.Finished || (progress.Epoch > _printedEpoch && progress.Batch == progress.Batches))
        {
            Console.WriteLine(status);
            _printedEpoch = progress.Finished ? 0 : progress.Epoch;
        }
    }
}
