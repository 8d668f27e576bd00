using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>Says in one line where a network's weights come from.</summary>
[TypeFormatterSource(typeof(HtmlFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed class PretrainedNote : IMimeBundle
{
    private readonly string _text;

    private PretrainedNote(string text) => _text = text;

    public static PretrainedNote Loaded(string file, History history)
    {
        var epochs = history.Epochs.Count == 1 ? "1 epoch" : $"{history.Epochs.Count} epochs";
        return new($"weights loaded from {file}, trained for {epochs} in {TrainingStatus.Time(TimeSpan.FromSeconds(history.Seconds))}");
    }

    public static PretrainedNote Missing(string file) => new($"no weights in {file}: trained here");

    public override string ToString() => _text;

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Html => $"<div>{Html.Encode(_text)}</div>",
        MimeTypes.Text => _text,
        _ => null,
    };
}
