namespace Notebooks.Html;

/// <summary>The style that all pages share.</summary>
public static class PageStyle
{
    private static readonly Lazy<string> s_text = new(() =>
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("Notebooks.Html.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The style sheet.</summary>
    public static string Text => s_text.Value;
}
