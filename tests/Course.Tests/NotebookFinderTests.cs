using Course.Run;
using Course.Tests.Support;

namespace Course.Tests;

public sealed class NotebookFinderTests : IDisposable
{
    private static readonly string[] s_names =
        ["01-autoencoder", "02-latent-space", "03-denoising", "further/music", "solutions/01-autoencoder", "solutions/07-assignment"];

    private readonly TemporaryFolder _folder = new();

    public NotebookFinderTests()
    {
        foreach (var name in s_names) _folder.Write($"notebooks/{name}.ipynb", []);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("01")]
    [InlineData("1")]
    [InlineData("01-autoencoder")]
    [InlineData("01-autoencoder.ipynb")]
    [InlineData("notebooks/01-autoencoder.ipynb")]
    [InlineData("Auto")]
    public void Find_NumberNameOrPath_IsTheNotebook(string name) =>
        Assert.Equal(_folder["notebooks/01-autoencoder.ipynb"], Assert.Single(Find(name)));

    [Fact]
    public void Find_NothingNamed_IsTheLessonAndThenWhatGoesBeyondIt() => Assert.Equal(s_names[..4], Find().Select(Finder().NameOf));

    [Fact]
    public void Find_NothingNamedWithSolutions_IsTheCourseAndThenTheSolutions() =>
        Assert.Equal(s_names, Finder().Find([], solutions: true).Select(Finder().NameOf));

    [Theory]
    [InlineData("music")]
    [InlineData("further/music")]
    [InlineData("further/music.ipynb")]
    [InlineData("notebooks/further/music.ipynb")]
    public void Find_BeyondTheLesson_IsTheNotebook(string name) =>
        Assert.Equal(_folder["notebooks/further/music.ipynb"], Assert.Single(Find(name)));

    [Theory]
    [InlineData("solutions/01")]
    [InlineData("solutions/01-autoencoder")]
    [InlineData("solutions/01-autoencoder.ipynb")]
    [InlineData("notebooks/solutions/01-autoencoder.ipynb")]
    public void Find_Solution_IsTheSolution(string name) =>
        Assert.Equal(_folder["notebooks/solutions/01-autoencoder.ipynb"], Assert.Single(Find(name)));

    [Fact]
    public void Find_UnknownSolution_ListsTheSolutions() =>
        Assert.Contains(
            "There are: solutions/01-autoencoder, solutions/07-assignment;",
            Assert.Throws<InputException>(() => Find("solutions/05")).Message);

    [Fact]
    public void Find_SameNotebookTwice_IsOne() => Assert.Single(Find("01", "autoencoder"));

    [Fact]
    public void Find_Unknown_ListsWhatThereIs()
    {
        var error = Assert.Throws<InputException>(() => Find("09"));

        Assert.Contains("'09'", error.Message);
        Assert.Contains("02-latent-space", error.Message);
    }

    [Fact]
    public void Find_Ambiguous_ListsBoth() =>
        Assert.Contains(
            "02-latent-space, 03-denoising", Assert.Throws<InputException>(() => Find("n")).Message.Replace("01-autoencoder, ", ""));

    private IReadOnlyList<string> Find(params string[] names) => Finder().Find(names);

    private NotebookFinder Finder() => new(TestApp.Context(_folder.Path, TextWriter.Null, TextWriter.Null));
}
