namespace Course.Datasets;

/// <summary>A data set of the course.</summary>
/// <param name="Name">Its name on the command line and of its folder.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Files">Its files.</param>
/// <param name="Sources">Where to download them from, in the order in which to try; none for a set that the repository has whole.</param>
internal sealed record DataSet(string Name, string Title, IReadOnlyList<DataFile> Files, IReadOnlyList<IDataSource> Sources)
{
    /// <summary>The file of sums that is written beside files whose sums are not known beforehand.</summary>
    public const string SumsName = "checksums.sha256";

    /// <summary>Brings back what the repository has.</summary>
    public const string RestoreCommand = "git restore data";

    /// <summary>The archive that the files come out of; null when they come one by one.</summary>
    public ArchiveSpec? Archive { get; init; }

    /// <summary>The folder in which a clone has its files.</summary>
    public string HomeIn(CourseContext context) => Path.Combine(context.Root, "data", Name);

    /// <summary>The folder in which notebooks look for it.</summary>
    public string FolderIn(CourseContext context) => Path.Combine(context.Data, Name);

    /// <summary>The command that brings a file which is missing or damaged.</summary>
    public string CommandFor(DataFile file, CourseContext context) => file.InRepository && FolderIn(context) == HomeIn(context)
        ? RestoreCommand
        : $"./course data fetch {Name}";
}

/// <summary>A file of a data set.</summary>
/// <param name="Name">Its name in the set's folder; one that ends in .gz is compressed.</param>
/// <param name="ContentBytes">The size of its content, uncompressed.</param>
/// <param name="Sha256">The sum of its content, uncompressed; null when it is kept beside the file, as for the parts of an archive.</param>
/// <param name="InRepository">Whether a clone has it.</param>
internal sealed record DataFile(string Name, long ContentBytes, string? Sha256, bool InRepository);

/// <summary>The archive of a data set.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Sha256">Its sum.</param>
internal sealed record ArchiveSpec(string Name, string Sha256)
{
    /// <summary>
    /// Other forms in which the set is published, but which are not read here: a file that only this form has, and its name.
    /// </summary>
    public IReadOnlyList<(string File, string Form)> OtherForms { get; init; } = [];
}
