using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>A <see cref="TrainingProgress"/> as one line.</summary>
[TypeFormatterSource(typeof(HtmlFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed class TrainingStatus(TrainingProgress progress) : IMimeBundle
{
    private const int BarWidth = 24;

    public override string ToString()
    {
        var done = (int)(progress.Share * BarWidth);
        var bar = progress.Finished ? "" : $"[{new string('#', done)}{new string('.', BarWidth - done)}] ";
        return bar + Words();
    }

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Html => $"<div style=\"font-variant-numeric:tabular-nums\">{Bar()}{Html.Encode(Words())}</div>",
        MimeTypes.Text => ToString(),
        _ => null,
    };

    private string Bar() => progress.Finished ? "" : $"<progress max=\"1\" value=\"{progress.Share:F3}\"></progress> ";

    private string Words()
    {
        var losses = $"train {Loss(progress.Batch > 0 || progress.Epoch > 1 ? progress.TrainLoss : null)}, test {Loss(progress.TestLoss)}";
        return progress.Finished
            ? $"{Count(progress.Share * progress.Epochs)} of {progress.Epochs} epochs in {Time(progress.Elapsed)}, {progress.ImagesPerSecond:N0} images/s: {losses}"
            : $"epoch {progress.Epoch} of {progress.Epochs}: {losses}, {progress.ImagesPerSecond:N0} images/s, {Time(progress.Left)} left";
    }

    private static string Count(double epochs) => epochs.ToString("0.#");

    private static string Loss(double? loss) => loss?.ToString("F4") ?? "–";

    internal static string Time(TimeSpan time) =>
        time.TotalSeconds < 60 ? $"{time.TotalSeconds:F0} s" : time.TotalHours < 1 ? $"{(int)time.TotalMinutes} min {time.Seconds:00} s" : $"{(int)time.TotalHours} h {time.Minutes:00} min";
}
