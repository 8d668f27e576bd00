using Autoencoders.Music;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Music;

public sealed class MelodyTests
{
    private const string Twinkle = "C2C2G2G2A2A2G4";

    [Fact]
    public void Parse_AbcNotation_GivesKeysAndHolds() =>
        Assert.Equal([1, 0, 1, 0, 5, 0, 5, 0, 6, 0, 6, 0, 5, 0, 0, 0], Melody.Parse(Twinkle).Steps);

    [Theory]
    [InlineData(Twinkle)]
    [InlineData("c'16")]
    [InlineData("CDEFGABcdefgabc'2")]
    public void ToString_Parsed_IsTheSameText(string abc) => Assert.Equal(abc, Melody.Parse(abc).ToString());

    [Theory]
    [InlineData("C2C2", "has 4 steps, but a melody has 16")]
    [InlineData("^C16", "'^' at place 1")]
    [InlineData("z16", "'z' at place 1")]
    [InlineData("d'16", "The highest key is c'")]
    [InlineData("C0", "length 0")]
    [InlineData("C17", "length 17")]
    [InlineData("C99999999999", "C99999999999")]
    [InlineData("", "has 0 steps")]
    public void Parse_NoMelody_SaysWhy(string abc, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Melody.Parse(abc)).Message, StringComparison.Ordinal);

    [Fact]
    public void Notes_OfATune_AreItsKeysAndLengths() =>
        Assert.Equal([(0, 2), (0, 2), (4, 2), (4, 2), (5, 2), (5, 2), (4, 4)], Melody.Parse(Twinkle).Notes);

    [Fact]
    public void Constructor_HoldAtTheStart_BecomesTheLowestKey() => Assert.Equal((0, 16), new Melody(new int[16]).Notes.Single());

    [Fact]
    public void Constructor_StepOutsideTheKeys_IsNamed() =>
        Assert.Contains("Step 3 is 16", Assert.Throws<ArgumentException>(() => new Melody([1, 0, 16, .. new int[13]])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(9, "e2e2b2b2c'2c'2b4")]
    [InlineData(10, null)]
    [InlineData(-1, null)]
    public void Moved_ByKeys_StaysOnTheKeysOrIsNull(int keys, string? expected) =>
        Assert.Equal(expected, Melody.Parse(Twinkle).Moved(keys)?.ToString());

    [Fact]
    public void FromLargest_OneHot_GivesTheMelodiesBack()
    {
        var melodies = MelodyMaker.Create(20, seed: 1);
        using var oneHot = Melody.ToOneHot(melodies);

        Assert.Equal([20, 1, 16, 16], oneHot.shape);
        Assert.Equal(20 * 16, oneHot.sum().item<float>());
        Assert.Equal(melodies, Melody.FromLargest(oneHot));
    }

    [Fact]
    public void ToRolls_OfAMelody_ShowsEachNoteInItsRow()
    {
        using var roll = Melody.ToRolls([Melody.Parse("C8c'8")]);

        Assert.Equal([1, 1, 15, 48], roll.shape);
        Assert.Equal(1, roll[0, 0, 14, 0].item<float>()); // the lowest key is the last row
        Assert.Equal(0, roll[0, 0, 14, 23].item<float>()); // a gap between two notes
        Assert.Equal(1, roll[0, 0, 0, 24].item<float>());
        Assert.Equal(0, roll[0, 0, 1..14].sum().item<float>());
    }
}
