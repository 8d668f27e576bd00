using Notebooks.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>Something on display, which can be replaced.</summary>
public sealed class DisplayedValue
{
    private readonly IDisplaySink _sink;

    internal DisplayedValue(string displayId, IReadOnlyCollection<string> mimeTypes, IDisplaySink sink)
    {
        DisplayId = displayId;
        MimeTypes = mimeTypes;
        _sink = sink;
    }

    /// <summary>The id under which it is shown.</summary>
    public string DisplayId { get; }

    /// <summary>The MIME types asked for; empty for the type's own preference.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>Shows <paramref name="updatedValue"/> in the same place.</summary>
    public void Update(object? updatedValue) =>
        _sink.Update(DisplayId, FormattedValue.CreateManyFromObject(updatedValue, [.. MimeTypes]));
}
