using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Autoencoders.Display;

/// <summary>What a cell shows as HTML, and as the text of <c>ToString</c> where no HTML is shown.</summary>
internal interface IDisplayed
{
    /// <summary>The HTML. The method is public in every class: other notebook engines look for its name.</summary>
    string ToHtml();
}

/// <summary>Tells the notebook's kernel how to show a type. Only code that runs in a notebook may call this.</summary>
internal static class Formatters
{
    /// <summary>Shows a type, and those derived from it, in some MIME types.</summary>
    /// <param name="forms">The MIME types, the richest first, and what is written in each.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Register<T>(params (string MimeType, Func<T, string> Write)[] forms)
    {
        foreach (var (mimeType, write) in forms) Formatter.Register<T>((value, writer) => writer.Write(write(value)), mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), [.. forms.Select(form => form.MimeType)]);
    }
}
