using System.Diagnostics;
using System.Net;
using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The epoch that runs, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">Batches of this epoch that are done.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="TrainLoss">The mean training loss of this epoch so far; NaN before the first measurement.</param>
/// <param name="TestLoss">The last test loss, or null before the first.</param>
/// <param name="ImagesPerSecond">Training images a second, in this epoch.</param>
/// <param name="Elapsed">The time since the start.</param>
/// <param name="Left">The time until the end at this rate.</param>
/// <param name="Finished">Whether this is the last report: all epochs done, or cancelled.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, double TrainLoss, double? TestLoss,
    double ImagesPerSecond, TimeSpan Elapsed, TimeSpan Left, bool Finished)
{
    /// <summary>The share of the whole training that is done, from 0 to 1.</summary>
    public double Share => (Epoch - 1 + ((double)Batch / Batches)) / Epochs;
}

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

/// <summary>A <see cref="TrainingProgress"/> as one line.</summary>
internal sealed class TrainingStatus(TrainingProgress progress) : IDisplayed
{
    private const int BarWidth = 24;

    public string ToHtml()
    {
        var bar = progress.Finished ? "" : $"<progress max=\"1\" value=\"{progress.Share:F3}\"></progress> ";
        return $"<div style=\"font-variant-numeric:tabular-nums\">{bar}{WebUtility.HtmlEncode(Words())}</div>";
    }

    public override string ToString()
    {
        var done = (int)(progress.Share * BarWidth);
        return (progress.Finished ? "" : $"[{new string('#', done)}{new string('.', BarWidth - done)}] ") + Words();
    }

    /// <summary>A duration in its two largest units.</summary>
    internal static string Time(TimeSpan time) => time.TotalSeconds < 60 ? $"{time.TotalSeconds:F0} s"
        : time.TotalHours < 1 ? $"{(int)time.TotalMinutes} min {time.Seconds:00} s"
        : $"{(int)time.TotalHours} h {time.Minutes:00} min";

    private string Words()
    {
        var losses = $"train {Loss(progress.Batch > 0 || progress.Epoch > 1 ? progress.TrainLoss : null)}, test {Loss(progress.TestLoss)}";
        return progress.Finished
            ? $"{progress.Share * progress.Epochs:0.#} of {progress.Epochs} epochs in {Time(progress.Elapsed)}, "
                + $"{progress.ImagesPerSecond:N0} images/s: {losses}"
            : $"epoch {progress.Epoch} of {progress.Epochs}: {losses}, {progress.ImagesPerSecond:N0} images/s, {Time(progress.Left)} left";
    }

    private static string Loss(double? loss) => loss?.ToString("F4") ?? "–";
}

/// <summary>
/// Shows a training twice in the running cell: as the <see cref="ProgressLine"/>, and as a picture that is redrawn after each epoch, in
/// the place of the last. Outside a notebook there is the line only.
/// </summary>
/// <param name="draw">Draws what the network makes of some images now. It runs without gradients.</param>
public sealed class LivePicture(Func<object> draw) : IProgress<TrainingProgress>
{
    private readonly ProgressLine _line = new();
    private LiveDisplay? _display;
    private int _drawnEpoch;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _line.Report(value);
        var atEnd = value.Batch == value.Batches && value.Epoch != _drawnEpoch;
        if (atEnd && CurrentCell.IsRunning) Draw();
        if (atEnd) _drawnEpoch = value.Epoch;
        if (value.Finished) (_drawnEpoch, _display) = (0, null);
    }

    private void Draw()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var picture = draw();
        if (_display is null) _display = LiveDisplay.TryShow(picture);
        else _display.Update(picture);
    }
}
