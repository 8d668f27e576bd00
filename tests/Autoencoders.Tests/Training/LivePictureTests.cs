using Autoencoders.Training;

namespace Autoencoders.Tests.Training;

public class LivePictureTests
{
    [Fact]
    public void Report_OutsideANotebook_DrawsNothing()
    {
        var drawn = 0;
        var picture = new LivePicture(() => ++drawn);

        picture.Report(new TrainingProgress(1, 2, 5, 5, 0.3, 0.2, 100, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), Finished: false));

        Assert.Equal(0, drawn);
    }
}
