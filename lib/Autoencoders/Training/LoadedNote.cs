using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>Says in one line that a network's weights were loaded rather than trained.</summary>
[TypeFormatterSource(typeof(HtmlFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed class LoadedNote(string file, History history) : IMimeBundle
{
    public override string ToString() => $"weights loaded from {file}, trained for {Epochs} in {TrainingStatus.Time(TimeSpan.FromSeconds(history.Seconds))}";

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Html => $"<div>{Html.Encode(ToString())}</div>",
        MimeTypes.Text => ToString(),
        _ => null,
    };

    private string Epochs => history.Epochs.Count == 1 ? "1 epoch" : $"{history.Epochs.Count} epochs";
}
