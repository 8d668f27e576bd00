using Autoencoders.Metrics;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class NearestNeighboursTests
{
    private static readonly float[,] s_points = { { 0, 0 }, { 3, 4 }, { 1, 0 }, { 10, 10 } };

    [Fact]
    public void Find_OnAPlane_GivesTheNearestFirst()
    {
        using var scope = NewDisposeScope();

        var found = NearestNeighbours.Find(tensor(s_points), tensor(new float[,] { { 0, 0 }, { 9, 10 } }), 2);

        Assert.Equal([0, 2, 3, 1], found.Indices.data<long>().ToArray());
        Assert.Equal([0f, 1f, 1f, (float)Math.Sqrt(72)], found.Distances.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void LabelAgreement_CountsNeighboursOfTheSameLabel()
    {
        using var scope = NewDisposeScope();
        var found = NearestNeighbours.Find(tensor(s_points), tensor(new float[,] { { 0, 0 } }), 4);

        var agreement = found.LabelAgreement(tensor(new long[] { 1, 0, 1, 1 }), tensor(new long[] { 1 }));

        Assert.Equal(0.75, agreement);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public void Classify_FourClouds_EqualsScikitLearnWhereVotesDiffer(int k)
    {
        using var scope = NewDisposeScope();
        var clouds = new Clouds();
        var found = NearestNeighbours.Find(clouds.Points, clouds.Queries, k);

        var labels = found.Classify(clouds.Labels).data<long>().ToArray();

        var (expected, tied) = (clouds.Expected($"nearest_{k}"), clouds.Expected($"tied_{k}"));
        Assert.All(Enumerable.Range(0, labels.Length).Where(i => !tied.Contains(i)), i => Assert.Equal(expected[i], labels[i]));
        var right = labels.Zip(clouds.QueryLabels.data<long>()).Count(pair => pair.First == pair.Second);
        Assert.Equal(right / 200.0, found.Accuracy(clouds.Labels, clouds.QueryLabels), 1e-12);
    }

    [Fact]
    public void Classify_EqualVotes_TakesTheLabelOfTheNearer()
    {
        using var scope = NewDisposeScope();
        var found = NearestNeighbours.Find(tensor(s_points), tensor(new float[,] { { 0, 0 } }), 4); // the points 0, 2, 1, 3

        Assert.Equal([9], found.Classify(tensor(new long[] { 9, 5, 5, 9 })).data<long>());
        Assert.Equal([9], found.Classify(tensor(new long[] { 5, 9, 9, 9 })).data<long>()); // more votes beat the nearer
        Assert.Equal([7], found.Classify(tensor(new long[] { 7, 3, 1, 2 })).data<long>());
    }

    [Fact]
    public void Find_MoreNeighboursThanPoints_IsRefused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Find(tensor(s_points), tensor(s_points), 5));
    }

    [Fact]
    public void Find_OfManyQueries_LeavesOnlyItsResults()
    {
        using var scope = NewDisposeScope();
        var (points, queries) = (randn(50, 3), randn(450, 3));
        var before = scope.DisposablesCount;

        _ = NearestNeighbours.Find(points, queries, 3);

        Assert.Equal(before + 2, scope.DisposablesCount);
    }
}
