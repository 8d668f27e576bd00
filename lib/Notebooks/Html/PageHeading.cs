namespace Notebooks.Html;

/// <summary>A heading of a page, for its table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its words.</param>
/// <param name="Id">The anchor by which a link finds it.</param>
public sealed record PageHeading(int Level, string Text, string Id);
