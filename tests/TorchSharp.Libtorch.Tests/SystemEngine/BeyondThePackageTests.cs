using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.SystemEngine;

/// <summary>Where the system engine says more, or takes more, than the package.</summary>
public class BeyondThePackageTests
{
    [Fact]
    public void Conv2d_GroupsThatDoNotDivideTheChannels_AreRefusedAtOnce() =>
        Assert.ThrowsAny<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2));

    [Fact]
    public void NamedBuffers_HoldThoseThatAreNotSaved()
    {
        using var model = new WithBuffers();

        Assert.Equal(["mean", "cache"], model.named_buffers().Select(item => item.name));
    }

    [Fact]
    public void GetName_OfASequential_IsItsClass()
    {
        using var model = Sequential(Linear(1, 1));

        Assert.Equal("Sequential", model.GetName());
    }

    [Fact]
    public void Scope_OwnsOtherObjectsToo_AndOnce()
    {
        using var stream = new MemoryStream();
        using (DisposeScope scope = NewDisposeScope())
        {
            ones(1);
            scope.Attach(stream);
            scope.Attach(stream);
            Assert.Equal(2, scope.DisposablesCount);
        }

        Assert.False(stream.CanRead);
    }

    private sealed class WithBuffers : Module<Tensor, Tensor>
    {
        public WithBuffers()
            : base(nameof(WithBuffers))
        {
            register_buffer("mean", zeros(3));
            register_buffer("cache", zeros(3), persistent: false);
        }

        public override Tensor forward(Tensor input) => input;
    }
}
