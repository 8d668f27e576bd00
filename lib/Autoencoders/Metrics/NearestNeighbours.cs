using Autoencoders.Data;

namespace Autoencoders.Metrics;

/// <summary>For each of some queries, the points that lie nearest to it, the nearest first.</summary>
/// <param name="Indices">Which points, int64 [queries, k].</param>
/// <param name="Distances">Their Euclidean distances, [queries, k].</param>
public sealed record NearestNeighbours(Tensor Indices, Tensor Distances)
{
    private const int QueriesAtOnce = 200;

    /// <summary>Looks for the <paramref name="k"/> nearest points by comparing each query with all of them.</summary>
    /// <param name="points">The points, [N, ...]; all dimensions but the first are read as one.</param>
    /// <param name="queries">The queries, [M, ...], of the points' size.</param>
    /// <param name="k">How many neighbours, from 1 to N.</param>
    public static NearestNeighbours Find(Tensor points, Tensor queries, int k)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(queries);
        Refuse.OutOfRange(k < 1 || k > points.shape[0], nameof(k), k, $"k lies from 1 to the number of points, {points.shape[0]}.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (flatPoints, flatQueries) = (points.flatten(1), queries.flatten(1));
        var (ofPoint, ofQuery) = (flatPoints.shape[1], flatQueries.shape[1]);
        Refuse.If(ofPoint != ofQuery, nameof(queries), $"A query has {ofQuery} numbers, a point {ofPoint}; they must have equally many.");
        var squares = flatPoints.square().sum(1); // [N]
        var (indices, distances) = (new List<Tensor>(), new List<Tensor>());
        foreach (var some in flatQueries.split(QueriesAtOnce))
        {
            using var step = NewDisposeScope();
            // |p - q|² = |p|² - 2 p·q + |q|²; the last term is the same for all points of a query
            var (values, places) = (squares - 2 * some.matmul(flatPoints.t())).topk(k, 1, largest: false);
            indices.Add(places.MoveToOuterDisposeScope());
            distances.Add((values + some.square().sum(1, keepdim: true)).clamp(min: 0.0).sqrt().MoveToOuterDisposeScope());
        }

        return new NearestNeighbours(cat(indices).MoveToOuterDisposeScope(), cat(distances).MoveToOuterDisposeScope());
    }

    /// <summary>The share of neighbours, from 0 to 1, that carry the query's own label.</summary>
    /// <param name="pointLabels">The points' labels, int64 [N].</param>
    /// <param name="queryLabels">The queries' labels, int64 [M].</param>
    public double LabelAgreement(Tensor pointLabels, Tensor queryLabels)
    {
        ArgumentNullException.ThrowIfNull(pointLabels);
        ArgumentNullException.ThrowIfNull(queryLabels);
        using var scope = NewDisposeScope();
        var found = pointLabels.index_select(0, Indices.flatten()).reshape(Indices.shape);
        return found.eq(queryLabels.unsqueeze(1)).to(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>
    /// Gives each query the label that most of its neighbours carry (Fix and Hodges, Discriminatory analysis, 1951). Of labels with equally
    /// many, the one whose nearest neighbour is nearer wins; scikit-learn takes the smaller label there.
    /// </summary>
    /// <param name="pointLabels">The points' labels, int64 [N].</param>
    /// <returns>A label for each query, int64 [M].</returns>
    public Tensor Classify(Tensor pointLabels)
    {
        ArgumentNullException.ThrowIfNull(pointLabels);
        using var scope = NewDisposeScope();
        var found = pointLabels.index_select(0, Indices.flatten()).reshape(Indices.shape); // [M,k]
        var votes = found.unsqueeze(2).eq(found.unsqueeze(1)).sum(2); // [M,k]: how many neighbours agree with this one
        var k = Indices.shape[1];
        var winner = (votes * k - arange(k)).argmax(1, keepdim: true); // the place in the order decides between equal votes
        return found.gather(1, winner).squeeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>The share of queries, from 0 to 1, that <see cref="Classify"/> gives their own label.</summary>
    /// <param name="pointLabels">The points' labels, int64 [N].</param>
    /// <param name="queryLabels">The queries' labels, int64 [M].</param>
    public double Accuracy(Tensor pointLabels, Tensor queryLabels)
    {
        ArgumentNullException.ThrowIfNull(queryLabels);
        using var scope = NewDisposeScope();
        return Classify(pointLabels).eq(queryLabels).to(ScalarType.Float64).mean().item<double>();
    }
}
