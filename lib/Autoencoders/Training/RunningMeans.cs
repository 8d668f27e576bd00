namespace Autoencoders.Training;

/// <summary>Means of named values over some steps.</summary>
internal sealed class RunningMeans
{
    private readonly Dictionary<string, (double Sum, int Count)> _values = new(StringComparer.Ordinal);

    public void Add(string name, double value)
    {
        var (sum, count) = _values.GetValueOrDefault(name);
        _values[name] = (sum + value, count + 1);
    }

    /// <summary>The means since the last call.</summary>
    public IReadOnlyDictionary<string, double> Take()
    {
        var means = _values.ToDictionary(pair => pair.Key, pair => pair.Value.Sum / pair.Value.Count, StringComparer.Ordinal);
        _values.Clear();
        return means;
    }
}
