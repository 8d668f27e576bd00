namespace Autoencoders.Display;

/// <summary>An object that can show itself in several MIME types.</summary>
internal interface IMimeBundle
{
    /// <summary>The object as text of the given MIME type; null when it has no such form.</summary>
    string? Render(string mimeType);
}
