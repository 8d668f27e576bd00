namespace Course.Benchmarks;

/// <summary>Someone who is measured slice by slice, in turns with others: a slow moment of the machine then hits all of them alike.</summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>The name under which a contestant tells what it knows without measuring, such as its peak memory.</summary>
    const string Summary = "summary";

    /// <summary>Measures for the time of one slice.</summary>
    /// <param name="quantity">What: one of <see cref="Measurement.Slices"/>, or <see cref="Summary"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="MeasurementException">It failed.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    Task<IReadOnlyDictionary<string, double>> MeasureAsync(string quantity, CancellationToken cancellationToken);
}
