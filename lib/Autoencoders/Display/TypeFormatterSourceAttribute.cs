namespace Autoencoders.Display;

/// <summary>
/// Tells a notebook engine how to show a class. Engines find it by its name, so the library needs to know none of them.
/// Every type in <see cref="PreferredMimeTypes"/> must have a formatter in the source: .NET Interactive does not survive one that is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types of one output, richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
