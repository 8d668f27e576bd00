using Microsoft.DotNet.Interactive;

namespace Notebooks.Display;

/// <summary>Where the displays of a running cell go.</summary>
public interface IDisplaySink
{
    /// <summary>Shows something new, under an id by which it can be updated.</summary>
    void Display(string id, IReadOnlyList<FormattedValue> values);

    /// <summary>Replaces what was shown under <paramref name="id"/>.</summary>
    void Update(string id, IReadOnlyList<FormattedValue> values);
}
