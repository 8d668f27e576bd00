using Autoencoders.Metrics;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class OneThreadTests
{
    [Fact]
    public void Dispose_AfterWork_BringsTheThreadsBack()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(2);

            using (new OneThread()) Assert.Equal(1, get_num_threads());

            Assert.Equal(2, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
