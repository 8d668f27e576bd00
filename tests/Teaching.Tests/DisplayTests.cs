using System.Reflection;
using Autoencoders.Display;

namespace Teaching.Tests;

public class DisplayTests
{
    public static TheoryData<Type> Shown =>
        [.. typeof(Quiz).Assembly.GetTypes().Where(type => type.IsClass && typeof(IMimeBundle).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Type_ThatShowsItself_NamesFormattersOfItsMimeTypes(Type type)
    {
        var attribute = type.GetCustomAttribute<TypeFormatterSourceAttribute>()!;
        var source = Assert.IsAssignableFrom<FormatterSource>(Activator.CreateInstance(attribute.FormatterSourceType));
        var formatters = source.CreateTypeFormatters().Cast<MimeFormatter>().Select(formatter => formatter.MimeType);

        Assert.Equal(["text/html", "text/plain"], attribute.PreferredMimeTypes);
        Assert.Equal(attribute.PreferredMimeTypes, formatters);
    }

    [Fact]
    public void Types_AreQuizFeedbackReportAndScore() => Assert.Equal(4, Shown.Count);
}
