using Autoencoders.Data;
using Autoencoders.Tests;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public sealed class NetworkCheckTests : IDisposable
{
    private readonly ImageDataset _images = SmallData.Rectangles(16);

    public void Dispose() => _images.Dispose();

    public static TheoryData<string, Func<Module<Tensor, Tensor>?>> WrongEncoders => new()
    {
        { "returns null", () => null },
        { "0 convolutions", () => Sequential(("f", Flatten()), ("d", Linear(784, 40))) },
        { "1 convolution,", () => Sequential(("c", Conv2d(1, 2, 3, stride: 4)), ("f", Flatten()), ("d", Linear(98, 40))) },
        { "20 numbers, but 40", () => Encoder(20) },
        { "2 numbers, but 40", () => Encoder(2) },
        {
            "stack of maps, [8, 8, 7, 7]",
            () => Sequential(("a", Conv2d(1, 4, 3, stride: 2, padding: 1)), ("b", Conv2d(4, 8, 3, stride: 2, padding: 1)))
        },
        {
            "needed: one line for each",
            () => Sequential(
                ("a", Conv2d(1, 4, 3, stride: 2, padding: 1)), ("b", Conv2d(4, 8, 3, stride: 2, padding: 1)), ("f", Flatten(0)))
        },
        { "leave out the ReLU", () => Sequential(("e", Answers.Encoder()), ("r", ReLU())) },
        { "A dense layer was given 392 numbers and was made for 100", () => Encoder(40, 100) },
        { "The code threw InvalidOperationException: oh no.", () => throw new InvalidOperationException("oh no") },
        { "does not see where something is", () => new Odd(Blind(), (network, x) => network.call(x)) },
        { "gives another output each time", () => new Odd(Answers.Encoder(), (network, x) => network.call(x) + randn(1, 40)) },
        { "All images give the same", () => new Odd(Answers.Encoder(), (network, x) => network.call(zeros_like(x))) },
        { "No gradient flows", () => new Odd(Answers.Encoder(), (network, x) => network.call(x).detach()) },
        { "a batch of 3 does not", () => new Odd(Answers.Encoder(), (network, x) => network.call(x).reshape(8, 40)) },
        { "change nothing in the output", () => new Odd(Answers.Encoder(), (network, x) => network.call(x), Conv2d(1, 1, 3)) },
        { "No gradient reaches", () => new Odd(Answers.Encoder(), (network, x) => network.call(x), Linear(2, 2)) },
        { "RegisterComponents", () => new Unregistered() },
    };

    public static TheoryData<string, Func<Module<Tensor, Tensor>?>> WrongDecoders => new()
    {
        { "returns null", () => null },
        { "0 convolutions", () => Sequential(("d", Linear(20, 784)), ("s", Sigmoid()), ("u", Unflatten(1, [1, 28, 28]))) },
        { "Pixels go from -", () => Answers.Decoder(Identity()) },
        { "goes below 0", () => Answers.Decoder(Tanh()) },
        { "where the sigmoid should be", () => Answers.Decoder(ReLU()) },
        { "are flat", () => Answers.Decoder(Sequential(("s", Sigmoid()), ("f", Flatten()))) },
        { "have 14 x 14 pixels", () => Answers.Decoder(Sequential(("s", Sigmoid()), ("p", AvgPool2d(2)))) },
        { "lack the channel", () => new Odd(Answers.Decoder(), (network, x) => network.call(x).squeeze(1)) },
        { "have 3 channels", () => new Odd(Answers.Decoder(), (network, x) => network.call(x).expand(-1, 3, -1, -1)) },
        {
            "Number 3, 4 of the code",
            () => new Odd(Answers.Decoder(), (network, x) => network.call(cat([x[.., ..3], zeros_like(x[.., ..2]), x[.., 5..]], 1)))
        },
        { "All codes give the same image", () => new Odd(Answers.Decoder(), (network, x) => network.call(zeros_like(x))) },
    };

    [Fact]
    public void CheckEncoder_ConvolutionalNetwork_IsDone()
    {
        var report = new VaeAssignment(_images, 100).CheckEncoder(Answers.Encoder);

        Assert.True(report.IsDone, report.ToString());
        Assert.Contains("[8, 1, 28, 28] becomes [8, 40]", report.ToString());
    }

    [Fact]
    public void CheckDecoder_ConvolutionalNetwork_IsDone()
    {
        var report = new VaeAssignment(_images, 100).CheckDecoder(Answers.Decoder);

        Assert.True(report.IsDone, report.ToString());
    }

    [Fact]
    public void CheckDecoder_TransposedConvolutions_IsDone()
    {
        var report = new VaeAssignment(_images, 100).CheckDecoder(() => Sequential(
            ("dense", Linear(20, 8 * 7 * 7)),
            ("maps", Unflatten(1, [8, 7, 7])),
            ("up1", ConvTranspose2d(8, 4, 4, stride: 2, padding: 1)),
            ("relu", ReLU()),
            ("up2", ConvTranspose2d(4, 1, 4, stride: 2, padding: 1)),
            ("sigmoid", Sigmoid())));

        Assert.True(report.IsDone, report.ToString());
    }

    [Theory]
    [MemberData(nameof(WrongEncoders), DisableDiscoveryEnumeration = true)]
    public void CheckEncoder_WrongNetwork_SaysWhatIsMissing(string part, Func<Module<Tensor, Tensor>?> create)
    {
        var report = new VaeAssignment(_images, 100).CheckEncoder(create);

        Assert.False(report.IsDone);
        Assert.Contains(part, report.Missing, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongDecoders), DisableDiscoveryEnumeration = true)]
    public void CheckDecoder_WrongNetwork_SaysWhatIsMissing(string part, Func<Module<Tensor, Tensor>?> create)
    {
        var report = new VaeAssignment(_images, 100).CheckDecoder(create);

        Assert.False(report.IsDone);
        Assert.Contains(part, report.Missing, StringComparison.Ordinal);
    }

    private static Sequential Encoder(int outputs, int inputs = 392) => Sequential(
        ("conv1", Conv2d(1, 4, 3, stride: 2, padding: 1)),
        ("conv2", Conv2d(4, 8, 3, stride: 2, padding: 1)),
        ("flatten", Flatten()),
        ("dense", Linear(inputs, outputs)));

    // 1 x 1 kernels and the mean over all places
    private static Sequential Blind() => Sequential(
        ("conv1", Conv2d(1, 4, 1)),
        ("relu1", ReLU()),
        ("conv2", Conv2d(4, 40, 1)),
        ("mean", AdaptiveAvgPool2d([1, 1])),
        ("flatten", Flatten()));

    /// <summary>A network with a twist, and perhaps with a layer that it does not use.</summary>
    private sealed class Odd : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> network;
        private readonly Module<Tensor, Tensor> unused;
        private readonly Func<Module<Tensor, Tensor>, Tensor, Tensor> _twist;

        public Odd(
            Module<Tensor, Tensor> network, Func<Module<Tensor, Tensor>, Tensor, Tensor> twist, Module<Tensor, Tensor>? unused = null)
            : base(nameof(Odd))
        {
            (this.network, this.unused, _twist) = (network, unused ?? Identity(), twist);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _twist(network, input);
    }

    private sealed class Unregistered() : Module<Tensor, Tensor>(nameof(Unregistered))
    {
        private readonly Module<Tensor, Tensor> _network = Answers.Encoder();

        public override Tensor forward(Tensor input) => _network.call(input);
    }
}
