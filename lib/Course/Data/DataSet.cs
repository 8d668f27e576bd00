namespace Course.Data;

/// <summary>A data set of the course.</summary>
/// <param name="Name">Its name on the command line and of its folder.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Files">Its files.</param>
/// <param name="Sources">Where they can be had, in the order in which to try.</param>
internal sealed record DataSet(string Name, string Title, IReadOnlyList<DataFile> Files, IReadOnlyList<IDataSource> Sources)
{
    /// <summary>The archive that the files come out of; null when they come one by one.</summary>
    public ArchiveSpec? Archive { get; init; }

    /// <summary>The file of sums that is written beside files whose sums are not known beforehand.</summary>
    public const string SumsName = "checksums.sha256";
}

/// <summary>The archive of a data set.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Sha256">Its sum.</param>
internal sealed record ArchiveSpec(string Name, string Sha256)
{
    /// <summary>Other forms in which the set is to be had, but not read here: a file that only they have, and their name.</summary>
    public IReadOnlyList<(string File, string Form)> OtherForms { get; init; } = [];
}
