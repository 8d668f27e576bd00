using System.Text;
using Notebooks.Execution;

namespace Notebooks.Tests.Execution;

public class MarkedReaderTests
{
    [Theory]
    [InlineData("one<end>two<end>", "one|two", 2)]
    [InlineData("<end><end>", "", 2)]
    [InlineData("no mark <en", "no mark |<en", 0)]
    [InlineData("", "", 0)]
    public async Task Run_TextWithMarks_SplitsAtThem(string input, string expected, int marks)
    {
        var (texts, count) = (new List<string>(), 0);
        await new MarkedReader(new MemoryStream(Encoding.UTF8.GetBytes(input)), "<end>", texts.Add, () => count++).RunAsync();

        Assert.Equal(expected, string.Join('|', texts));
        Assert.Equal(marks, count);
    }

    [Fact]
    public async Task Run_MarkAndCharactersCutBetweenReads_AreJoined()
    {
        var (text, count) = (new StringBuilder(), 0);
        var stream = new OneByteAtATime(Encoding.UTF8.GetBytes("hé<<end>€"));
        await new MarkedReader(stream, "<end>", part => text.Append(part), () => count++).RunAsync();

        Assert.Equal(("hé<€", 1), (text.ToString(), count));
    }

    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
