using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public sealed class TrainerOptimizerTests : IDisposable
{
    private static readonly TrainerOptions s_quick =
        new() { Epochs = 2, BatchSize = 16, Schedule = Schedule.Cosine(), Progress = new Silence() };

    private readonly ImageDataset _train = SmallData.Rectangles(64);

    public void Dispose() => _train.Dispose();

    [Fact]
    public void Fit_GroupsWithRatesOfTheirOwn_HasTheScheduleMultiplyEachAndLeavesThemAsTheyWere()
    {
        using var network = Network();
        using var optimizer = Groups(network.parameters(), 1e-3, 1e-2);
        var rates = new List<double[]>();

        Fit(network, s_quick with { Optimizer = (_, _) => optimizer }, () => rates.Add(Rates(optimizer)));

        var factors = Enumerable.Range(0, 8).Select(step => s_quick.Schedule.Factor(step / 7.0));
        Assert.Equal(factors.Select(factor => new[] { 1e-3 * factor, 1e-2 * factor }), rates);
        Assert.Equal([1e-3, 1e-2], Rates(optimizer));
    }

    [Fact]
    public void Fit_GroupsOfAnAdversarialStep_KeepTheirRates()
    {
        using var model = new AdversarialAutoencoder(2, 16, 16);
        using var optimizer = optim.Adam(
            [new Adam.ParamGroup(model.Encoder.parameters(), lr: 0), new Adam.ParamGroup(model.Decoder.parameters(), lr: 1e-2)]);
        var before = Values(model);

        new Trainer(model, new AdversarialStep(model), s_quick with { Optimizer = (_, _) => optimizer }).Fit(_train);

        var moved = Values(model).Where(pair => !pair.Value.SequenceEqual(before[pair.Key])).Select(pair => pair.Key.Split('.')[0]);
        Assert.Equal(["decoder", "discriminator"], moved.Distinct().Order());
    }

    [Fact]
    public void Fit_OptimizerMadeBefore_TrainsOnFromTrainingToTraining()
    {
        using var network = Network();
        using var optimizer = optim.Adam(network.parameters(), 1e-2);
        var options = s_quick with { Optimizer = (_, _) => optimizer };

        var first = Fit(network, options);
        var second = Fit(network, options);

        Assert.True(first.TrainLoss < first.Epochs[0].TrainLoss && second.TrainLoss < first.TrainLoss, $"{first}{second}");
        Assert.All(optimizer.state_dict().State, state => Assert.Equal(16, ((Adam.State)state).step));
    }

    [Fact]
    public void Fit_OptimizerOfAnotherNetwork_IsRefused()
    {
        using var network = Network();
        using var other = Network();
        using var optimizer = optim.Adam(other.parameters());

        Assert.Contains("has no parameter of the network", Refused(network, s_quick with { Optimizer = (_, _) => optimizer }));
    }

    [Fact]
    public void Fit_ParameterInTwoGroups_IsRefused()
    {
        using var network = Network();
        using var optimizer = optim.Adam([new Adam.ParamGroup(network.parameters()), new Adam.ParamGroup(network.parameters().Take(1))]);

        Assert.Contains("A parameter is in two groups", Refused(network, s_quick with { Optimizer = (_, _) => optimizer }));
    }

    [Fact]
    public void Fit_OptimizerThatNeedsMoreThanAGradient_IsRefused()
    {
        using var network = Network();

        Assert.Contains("cannot take steps of LBFGS", Refused(network, s_quick with { Optimizer = (all, rate) => optim.LBFGS(all, rate) }));
        Assert.Contains("Optimizer gave null", Refused(network, s_quick with { Optimizer = (_, _) => null! }));
    }

    [Fact]
    public void Fit_NothingToTrain_SaysSo()
    {
        using var none = Sequential(("relu", ReLU()));
        using var frozen = Network();
        var disposed = Network();
        disposed.Dispose();
        foreach (var parameter in frozen.parameters()) parameter.requires_grad = false;

        Assert.All([none, frozen, disposed], network => Assert.Contains("has no parameters that training can", Refused(network, s_quick)));
    }

    [Fact]
    public void Fit_FrozenWeightUnderWeightDecay_StaysAsItIs()
    {
        using var network = Network();
        Fit(network, s_quick); // so that it has a gradient
        var frozen = network.parameters().First();
        frozen.requires_grad = false;
        using var before = frozen.clone();

        Fit(network, s_quick with { Optimizer = (parameters, rate) => optim.AdamW(parameters, rate, weight_decay: 0.1) });

        Assert.True(before.Equals(frozen));
    }

    [Fact]
    public void Fit_NetworkThatViewsTheOutputOfItsConvolution_Trains()
    {
        using var network = new Viewing();

        var history = new Trainer(network, batch => Losses.Bce(network.call(batch.Images), batch.Images), s_quick).Fit(_train, _train);

        Assert.True(double.IsFinite(history.TestLoss));
        Assert.Equal([9, 9, 3, 1], network.get_parameter("conv.weight")!.stride());
    }

    private static Sequential Network()
    {
        random.manual_seed(1);
        return Sequential(
            ("conv", Conv2d(1, 4, 3, padding: 1)), ("relu", ReLU()), ("back", Conv2d(4, 1, 3, padding: 1)), ("out", Sigmoid()));
    }

    private static Adam Groups(IEnumerable<Parameter> parameters, double first, double second)
    {
        var all = parameters.ToList();
        return optim.Adam([new Adam.ParamGroup(all.Take(2), lr: first), new Adam.ParamGroup(all.Skip(2), lr: second)]);
    }

    private static double[] Rates(optim.Optimizer optimizer) => [.. optimizer.ParamGroups.Select(group => group.LearningRate)];

    private static Dictionary<string, float[]> Values(Module module) =>
        module.named_parameters().ToDictionary(p => p.name, p => p.parameter.data<float>().ToArray());

    private History Fit(Sequential network, TrainerOptions options, Action? eachStep = null) => new Trainer(network, batch =>
    {
        eachStep?.Invoke();
        return Losses.Bce(network.call(batch.Images), batch.Images);
    }, options).Fit(_train);

    private string Refused(Sequential network, TrainerOptions options) =>
        Assert.Throws<InvalidOperationException>(() => Fit(network, options)).Message;

    private sealed class Viewing : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv = Conv2d(1, 2, 3, padding: 1);
        private readonly Linear dense = Linear(2 * 784, 784);

        public Viewing()
            : base(nameof(Viewing)) => RegisterComponents();

        public override Tensor forward(Tensor images) =>
            dense.call(conv.call(images).view(images.shape[0], -1)).sigmoid().view(images.shape);
    }
}
