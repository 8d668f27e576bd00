using Autoencoders.Music;

namespace Autoencoders.Tests.Music;

public sealed class MelodyMakerTests
{
    [Fact]
    public void Phrases_OfTheTunes_Begin_WithANote_AndAreMany()
    {
        Assert.InRange(FolkTunes.Phrases.Count, 45, 100);
        Assert.Equal(FolkTunes.Phrases.Count, FolkTunes.Phrases.Select(phrase => phrase.Melody).Distinct().Count());
        Assert.All(FolkTunes.Phrases, phrase => Assert.NotEqual(0, phrase.Melody.Steps[0]));
    }

    [Fact]
    public void Create_Melodies_ObeyTheRulesAndDiffer()
    {
        var melodies = MelodyMaker.Create(2000, seed: 1);

        Assert.All(melodies, melody => Assert.True(MelodyMaker.Obeys(melody), melody.ToString()));
        Assert.Equal(2000, melodies.Distinct().Count());
    }

    [Fact]
    public void Create_ManyMelodies_LeaveTheTunesOutInEveryPosition()
    {
        var made = MelodyMaker.Create(20_000, seed: 3).ToHashSet();

        foreach (var phrase in FolkTunes.Phrases)
            Assert.DoesNotContain(Enumerable.Range(-14, 29).Select(phrase.Melody.Moved).OfType<Melody>(), made.Contains);
    }

    [Fact]
    public void Create_SameSeed_GivesTheSame_AnotherSeedOthers()
    {
        Assert.Equal(MelodyMaker.Create(50, 7), MelodyMaker.Create(50, 7));
        Assert.NotEqual(MelodyMaker.Create(50, 7), MelodyMaker.Create(50, 8));
    }

    [Theory]
    [InlineData("C2C2G2G2A2A2G4", true)]
    [InlineData("C2C2G2G2e2e2d4", false)] // the second bar begins five keys higher
    [InlineData("C2C2G2G2A2A2G3A", false)] // no bar of a tune
    [InlineData("C16", false)]
    public void Obeys_ByTheRules(string abc, bool expected) => Assert.Equal(expected, MelodyMaker.Obeys(Melody.Parse(abc)));

    [Theory]
    [InlineData(0)]
    [InlineData(20_001)]
    public void Create_CountOutOfRange_Throws(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => MelodyMaker.Create(count, 1));
}
