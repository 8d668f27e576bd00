using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel;

namespace NotebookKernel.Tests;

public class LimitedEventsTests
{
    private readonly RecordedEvents _kept = new();
    private readonly Dictionary<string, long> _displays = [];

    [Fact]
    public void Display_OverTheNumber_IsLeftOut()
    {
        var events = Limited(2, 1_000_000);
        for (var i = 0; i < 4; i++) events.Send(Display($"{i}", $"{i}"));

        Assert.Equal(["display:0", "display:1", "left out: Outputs 1 165", "left out: Outputs 1 165"], _kept.Lines);
    }

    [Fact]
    public void Display_OverTheSize_IsLeftOutAndASmallerOneKept()
    {
        var events = Limited(100, 1000);
        events.Send(Display("a", new string('a', 2000)));
        events.Send(Result("b"));

        Assert.Equal(["left out: Bytes 1 2164", "result:b"], _kept.Lines);
    }

    [Fact]
    public void Update_OfOneDisplay_CountsOnce()
    {
        var events = Limited(1, 1000);
        events.Send(Display("a", "start"));
        for (var i = 0; i < 1000; i++) events.Send(Update("a", $"{i}"));

        Assert.Equal((1001, "update:999"), (_kept.Lines.Count, _kept.Lines[^1]));
    }

    [Fact]
    public void Update_OfADisplayOfAnEarlierCell_CountsByItsGrowth()
    {
        Limited(1, 1000).Send(Display("a", new string('a', 800)));
        var second = Limited(1, 1000);
        second.Send(Update("a", new string('b', 800)));
        second.Send(Update("a", new string('c', 2000)));
        second.Send(Update("none", "never shown"));

        Assert.Equal(["update:" + new string('b', 800), "left out: Bytes 1 2164"], _kept.Lines.Skip(1));
    }

    [Fact]
    public void Write_OverTheSize_IsCutBetweenCharactersAndStays()
    {
        var events = Limited(100, 155); // 150 bytes for the output, 5 for text
        events.Send(CellEvents.Text("abc\U0001F600defgh"));
        events.Send(CellEvents.Text("i"));

        Assert.Equal(["out:abc", "left out: Bytes 0 9", "left out: Bytes 0 1"], _kept.Lines);
    }

    [Fact]
    public void Write_ManyPartsOfOneStream_AreOneOutputAndASwitchIsAnother()
    {
        var events = Limited(2, 1000);
        foreach (var text in (string[])["a", "b"]) events.Send(CellEvents.Text(text));
        events.Send(CellEvents.Text("c", isError: true));
        events.Send(CellEvents.Text("d"));

        Assert.Equal(["out:ab", "err:c", "left out: Outputs 0 1"], _kept.Lines);
    }

    [Theory]
    [InlineData("\rstep {0}")]
    [InlineData("step {0}\r")]
    public void Write_LineThatIsWrittenOver_CountsOnce(string format)
    {
        var events = Limited(1, 200);
        for (var i = 0; i < 1000; i++) events.Send(CellEvents.Text(string.Format(format, i)));

        Assert.EndsWith("step 999", Assert.Single(_kept.Lines).TrimEnd('\r'), StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_OverTheLimit_IsKeptAndALongTextCut()
    {
        var events = Limited(1, 100);
        events.Send(Result(new string('a', 200)));
        events.Send(new CellError("Wrong", new string('b', 200_000), [new string('c', 90_000), new string('d', 90_000), "end"]));

        Assert.Equal((100_000, 2), (_kept.Failure!.Message.Length, _kept.Failure.Trace.Count));
        Assert.Equal("... 2 more lines are left out", _kept.Failure.Trace[1]);
    }

    [Theory]
    [InlineData("5000", 5000, 10_000_000)]
    [InlineData("500kB", 1000, 500_000)]
    [InlineData("1 GB, 20", 20, 1_000_000_000)]
    [InlineData("none", int.MaxValue, long.MaxValue)]
    public void TryParse_Limit_HasTheDefaultForTheOther(string text, int outputs, long bytes) =>
        Assert.Equal(new OutputLimit(outputs, bytes), OutputLimit.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("5,6")]
    [InlineData("10 cats")]
    [InlineData("99999999999")]
    [InlineData("MB")]
    public void TryParse_OtherText_IsNone(string text) => Assert.Null(OutputLimit.TryParse(text));

    private LimitedEvents Limited(int outputs, long bytes) => new(_kept.Record, new OutputLimit(outputs, bytes), _displays);

    private static DisplayedValueProduced Display(string id, string text) => new(null, new SubmitCode(""), Plain(text), id);

    private static DisplayedValueUpdated Update(string id, string text) => new(null, id, new SubmitCode(""), Plain(text));

    private static ReturnValueProduced Result(string text) => new(null, new SubmitCode(""), Plain(text));

    private static FormattedValue[] Plain(string text) => [new("text/plain", text)];
}
