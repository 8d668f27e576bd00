namespace Course.Data;

/// <summary>A file of a data set.</summary>
/// <param name="Name">Its name in the set's folder; one that ends in .gz is compressed.</param>
/// <param name="ContentBytes">The size of its content, uncompressed.</param>
/// <param name="Sha256">The sum of its content, uncompressed; null when it is kept beside the file, as for the parts of an archive.</param>
/// <param name="InRepository">Whether a clone has it.</param>
internal sealed record DataFile(string Name, long ContentBytes, string? Sha256, bool InRepository);
