using Microsoft.DotNet.Interactive;

namespace Notebooks.Tests.Display;

public class ConventionFormatterTests
{
    [Fact]
    public void Format_PreferredMimeTypes_GivesThemInOneOutputInOrder() => Assert.Equal(
        [new("image/png", "AAAA"), new("text/html", "<img>"), new("text/plain", "a picture")],
        FormattedValue.CreateManyFromObject(new Picture()));

    [Fact]
    public void Format_DerivedType_InheritsTheFormatters() =>
        Assert.Equal(3, FormattedValue.CreateManyFromObject(new Photo()).Count);

    [Fact]
    public void Format_NoPreference_GivesHtmlOnly() =>
        Assert.Equal([new("text/html", "<img>")], FormattedValue.CreateManyFromObject(new Unlisted()));

    [Fact]
    public void Format_PreferredTypeWithoutFormatter_SaysWhich()
    {
        var error = Assert.Throws<InvalidOperationException>(() => FormattedValue.CreateManyFromObject(new Overpromised()));

        Assert.StartsWith("Overpromised lists 'image/jpeg' in PreferredMimeTypes, but its formatter source has none for it.", error.Message, StringComparison.Ordinal);
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[] PreferredMimeTypes { get; set; } = [];
    }

    private sealed class Source
    {
        public static IEnumerable<object> CreateTypeFormatters() =>
            [new Fixed("text/html", "<img>"), new Fixed("text/plain", "a picture"), new Fixed("image/png", "AAAA")];
    }

    private sealed class Fixed(string mimeType, string text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text);
            return true;
        }
    }

    [TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["image/png", "text/html", "text/plain"])]
    private class Picture;

    private sealed class Photo : Picture;

    [TypeFormatterSource(typeof(Source))]
    private sealed class Unlisted;

    [TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["image/jpeg"])]
    private sealed class Overpromised;
}
