using Autoencoders.Display;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>
/// Shows a training twice in the running cell: as the <see cref="ProgressLine"/>, and as a picture that is drawn anew after each epoch, in
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
