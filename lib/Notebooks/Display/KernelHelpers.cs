using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that every C# cell can call by their bare names.</summary>
public static class Kernel
{
    /// <summary>Shows a value below the cell.</summary>
#pragma warning disable IDE1006 // the name is .NET Interactive's
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks a text as HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}

/// <summary>Displays as methods of the value.</summary>
public static class ObjectExtensions
{
    /// <summary>Shows the value below the cell.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Cell.Display(value, mimeTypes);

    /// <summary>Shows a text under the MIME type it has already.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Cell.DisplayAs(value, mimeType);

    private static KernelInvocationContext Cell =>
        KernelInvocationContext.Current ?? throw new InvalidOperationException("Nothing can be displayed outside a running cell.");
}
