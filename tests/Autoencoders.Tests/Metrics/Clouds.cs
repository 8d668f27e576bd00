using System.Text.Json;
using Autoencoders.Tests.Golden;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

/// <summary>Four overlapping clouds of points, and the classes that scikit-learn gives to more points of them.</summary>
internal sealed class Clouds
{
    private const int Size = 3;

    public GoldenFile Golden { get; } = new("classifiers.json");

    public Tensor Points => Matrix("points");

    public Tensor Labels => tensor(Expected("labels"));

    public Tensor Queries => Matrix("queries");

    public Tensor QueryLabels => tensor(Expected("query_labels"));

    public long[] Expected(string key) => Golden[key].Deserialize<long[]>()!;

    private Tensor Matrix(string key) => tensor(Golden.Numbers(key).Select(value => (float)value).ToArray()).reshape(-1, Size);
}
