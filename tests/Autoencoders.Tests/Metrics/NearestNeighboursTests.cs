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
