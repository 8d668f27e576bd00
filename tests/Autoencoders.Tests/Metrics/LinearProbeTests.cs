using Autoencoders.Metrics;
using Autoencoders.Tests.Golden;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

/// <summary>Expected values: Golden/make_classifiers.py, which uses scikit-learn's LogisticRegression with the same penalty.</summary>
public class LinearProbeTests
{
    [Fact]
    public void Predict_FourClouds_EqualsScikitLearn()
    {
        using var scope = NewDisposeScope();
        var clouds = new Clouds();
        using var probe = LinearProbe.Fit(clouds.Points, clouds.Labels, epochs: 500, l2: 1e-3);

        var predicted = probe.Predict(clouds.Queries).data<long>().ToArray();

        var (expected, margins) = (clouds.Expected("probe"), clouds.Golden.Numbers("probe_margin"));
        var differing = Enumerable.Range(0, predicted.Length).Where(i => predicted[i] != expected[i]).ToArray();
        Assert.All(differing, i => Assert.True(margins[i] < 0.01, $"Query {i} is not {expected[i]}, which leads by {margins[i]}."));
        var accuracy = expected.Zip(clouds.QueryLabels.data<long>()).Count(pair => pair.First == pair.Second) / (double)expected.Length;
        Assert.Equal(accuracy, probe.Accuracy(clouds.Queries, clouds.QueryLabels), 0.01);
    }

    [Fact]
    public void Fit_ClassesApartOnAPlane_SeparatesThemAll()
    {
        using var scope = NewDisposeScope();
        var codes = tensor(new float[,] { { 1000, 5 }, { 1001, 5 }, { 1002, 5 }, { 1010, 5 }, { 1011, 5 }, { 1012, 5 } });
        var labels = tensor(new long[] { 0, 0, 0, 1, 1, 1 });

        using var probe = LinearProbe.Fit(codes, labels, epochs: 200);

        Assert.Equal(1, probe.Accuracy(codes, labels));
        Assert.Equal([0, 1], probe.Predict(tensor(new float[,] { { 990, 5 }, { 1020, 5 } })).data<long>());
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameClassifier()
    {
        using var scope = NewDisposeScope();
        var codes = randn([900, 4], generator: new Generator(1));
        var labels = tensor(Enumerable.Range(0, 900).Select(i => (long)(i % 7)).ToArray());

        using var first = LinearProbe.Fit(codes, labels, seed: 5, epochs: 2);
        manual_seed(99);
        using var second = LinearProbe.Fit(codes, labels, seed: 5, epochs: 2);

        Assert.True(first.Predict(codes).eq(second.Predict(codes)).all().item<bool>());
    }

    [Fact]
    public void Fit_StrongPenalty_LeavesTheClassesShares()
    {
        using var scope = NewDisposeScope();
        var (codes, labels) = (tensor(new float[,] { { 0 }, { 1 }, { 2 } }), tensor(new long[] { 0, 1, 1 }));

        using var probe = LinearProbe.Fit(codes, labels, epochs: 200, l2: 1e6);

        Assert.Equal([1, 1, 1], probe.Predict(codes).data<long>()); // the bias alone decides, which is not punished
    }

    [Fact]
    public void Fit_WithoutGradients_FitsAllTheSame()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (codes, labels) = (tensor(new float[,] { { 0 }, { 1 } }), tensor(new long[] { 0, 1 }));

        using var probe = LinearProbe.Fit(codes, labels, epochs: 50);

        Assert.Equal(1, probe.Accuracy(codes, labels));
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void Fit_OtherNumberOfLabels_NamesBothShapes()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => LinearProbe.Fit(zeros(3, 2), zeros(2, ScalarType.Int64)));

        Assert.Contains("not [3, 2] with Int64 [2]", error.Message);
    }

    [Fact]
    public void Predict_CodesOfAnotherSize_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var probe = LinearProbe.Fit(rand(4, 2), tensor(new long[] { 0, 1, 0, 1 }), epochs: 1);

        var error = Assert.Throws<ArgumentException>(() => probe.Predict(rand(4, 3)));

        Assert.Contains("codes of 2 numbers, not 3", error.Message);
    }

    [Fact]
    public void Dispose_LeavesNoTensor()
    {
        using var codes = rand(20, 2);
        using var labels = tensor(Enumerable.Range(0, 20).Select(i => (long)(i % 3)).ToArray());
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var probe = LinearProbe.Fit(codes, labels, epochs: 2)) _ = probe.Accuracy(codes, labels);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Fit_CodesThatAreNoNumbers_AreRefused()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("are NaN or infinite",
            Assert.Throws<ArgumentException>(() => LinearProbe.Fit(zeros(20, 4) / 0, arange(20, ScalarType.Int64).remainder(2))).Message);
    }
}
