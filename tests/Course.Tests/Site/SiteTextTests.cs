using Course.Site;
using Teaching;

namespace Course.Tests.Site;

/// <summary>The site's languages say the same things.</summary>
public sealed class SiteTextTests
{
    private static SiteText English => SiteText.All[0];

    public static TheoryData<string> Others => [.. SiteText.All.Skip(1).Select(text => text.Code)];

    [Fact]
    public void Languages_AreEnglishAndTheLessonsFive() =>
        Assert.Equal(["en", "et", "fi", "he", "pl", "sl"], SiteText.All.Select(text => text.Code));

    [Fact]
    public void OnlyHebrew_IsWrittenFromRightToLeft() =>
        Assert.Equal(["he"], SiteText.All.Where(text => text.Direction == "rtl").Select(text => text.Code));

    [Theory]
    [MemberData(nameof(Others))]
    public void Words_AreAllThereAndTranslated(string code)
    {
        var text = SiteText.All.Single(each => each.Code == code);

        Assert.Equal(English.Frame.Keys.Order(), text.Frame.Keys.Order());
        Assert.Equal(English.Explorers.Keys.Order(), text.Explorers.Keys.Order());
        Assert.Equal((English.Steps.Count, English.Notebooks.Count), (text.Steps.Count, text.Notebooks.Count));
        Assert.All(
            Sentences(English).Zip(Sentences(text)),
            pair => Assert.True(pair.Second.Length > 1 && pair.First != pair.Second, pair.Second));
        Assert.Contains("{0}", text.Frame["score"]);
        Assert.Contains("{1}", text.Frame["score"]);
    }

    [Fact]
    public void Quizzes_ExistInTheSameLanguages() => Assert.Equal(SiteText.All.Select(text => text.Code), Quizzes.Languages);

    private static IEnumerable<string> Sentences(SiteText text) =>
    [
        text.Name, text.Title, text.Lead, .. text.Steps, .. Words(text.Frame), .. Words(text.Explorers),
        .. text.Notebooks.SelectMany(notebook => new[] { notebook.Title, notebook.Text, notebook.Picture, notebook.Time }),
    ];

    private static IEnumerable<string> Words(IReadOnlyDictionary<string, string> words) =>
        words.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Value);
}
