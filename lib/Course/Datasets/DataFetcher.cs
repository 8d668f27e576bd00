using System.IO.Compression;
using System.Text;

namespace Course.Datasets;

/// <summary>
/// Downloads or copies the files of a data set that are missing or damaged. A file appears in the set's folder only when it is complete: it
/// is checked
/// elsewhere, written under another name, then renamed.
/// </summary>
/// <param name="say">Told, line by line, what is happening.</param>
/// <param name="progress">Told how a transfer goes.</param>
internal sealed class DataFetcher(Action<string> say, IProgress<(long Bytes, long Total)> progress)
{
    /// <summary>Gets what is needed.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="sources">Where to look, in this order.</param>
    /// <param name="cancellationToken">Stops; files that are there already stay.</param>
    /// <returns>How many files were added.</returns>
    /// <exception cref="InputException">No source has a file that passes its check: the text says what was tried.</exception>
    public async Task<int> FetchAsync(
        DataSet set, string folder, IReadOnlyList<IDataSource> sources, CancellationToken cancellationToken)
    {
        var needed = DataVerifier.Verify(set, folder).Where(finding => finding.State != DataFileState.Whole)
            .Select(finding => finding.File).ToList();
        if (needed.Count == 0) return 0;
        if (sources.Count == 0)
        {
            throw new InputException($"'{needed[0].Name}' of {set.Name} is part of the repository: run '{DataSet.RestoreCommand}'.");
        }

        Directory.CreateDirectory(folder);
        var scratch = Directory.CreateTempSubdirectory("course-data-").FullName;
        try
        {
            if (set.Archive is { } archive)
            {
                await FromAnyAsync(set, archive.Name, sources, from =>
                    InstallArchiveAsync(set, archive, from, folder, scratch, cancellationToken));
                return set.Files.Count;
            }

            foreach (var file in needed)
            {
                await FromAnyAsync(set, file.Name, sources, async from =>
                {
                    var path = await from.GetAsync(file.Name, scratch, progress, cancellationToken);
                    await InstallAsync(file, path, folder, cancellationToken);
                });
            }

            return needed.Count;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task FromAnyAsync(DataSet set, string fileName, IReadOnlyList<IDataSource> sources, Func<IDataSource, Task> install)
    {
        var failures = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                say($"{fileName} from {source.Name} ...");
                await install(source);
                return;
            }
            catch (SourceException error)
            {
                failures.Add($"  {source.Name}: {error.Message}");
            }
        }

        if (!sources.All(IsLocal)) failures.Add($"Check the network, or copy the files here: ./course data fetch {set.Name} --from FOLDER");
        throw new InputException($"'{fileName}' of {set.Name} could not be fetched:\n{string.Join('\n', failures)}");
    }

    /// <summary>Checks a file and puts it in place, compressed if its name says so.</summary>
    private static async Task InstallAsync(DataFile file, string path, string folder, CancellationToken cancellationToken)
    {
        var finding = DataVerifier.Verify(file, path);
        if (finding.State != DataFileState.Whole) throw new SourceException($"what it has is damaged: {finding.Detail}");
        var compress = file.Name.EndsWith(".gz", StringComparison.Ordinal) && !FileContent.IsGzip(path);
        await WriteAsync(Path.Combine(folder, file.Name), async target =>
        {
            await using var source = File.OpenRead(path);
            await using Stream packed = compress ? new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true) : target;
            await source.CopyToAsync(packed, cancellationToken);
        });
    }

    /// <summary>Puts the files of the archive in place, or such files in a folder or another archive; their sums are not known.</summary>
    private async Task InstallArchiveAsync(
        DataSet set, ArchiveSpec archive, IDataSource source, string folder, string scratch, CancellationToken cancellationToken)
    {
        var parts = source;
        if (await FoundAsync(source, archive.Name) is { } path)
        {
            var found = FileContent.Sha256(path);
            if (found != archive.Sha256)
            {
                await RefuseOtherFormAsync(new ArchiveSource(path));
                throw new SourceException($"what it has is damaged: expected SHA-256 {archive.Sha256}, found {found}");
            }

            parts = new FolderSource(await ArchiveSource.UnpackAsync(path, scratch, cancellationToken));
        }
        else
        {
            await RefuseOtherFormAsync(source);
        }

        var sums = new StringBuilder();
        foreach (var file in set.Files)
        {
            var part = await parts.GetAsync(file.Name, scratch, progress, cancellationToken);
            var checkedFile = file with { Sha256 = FileContent.Measure(part).Sha256 };
            await InstallAsync(checkedFile, part, folder, cancellationToken);
            sums.Append(checkedFile.Sha256).Append("  ").Append(file.Name).Append('\n');
        }

        var list = Encoding.ASCII.GetBytes(sums.ToString());
        await WriteAsync(Path.Combine(folder, DataSet.SumsName), target => target.WriteAsync(list, cancellationToken).AsTask());
        if (parts == source) say($"{set.Name}: the sizes fit; the contents are taken as they are, with no sum to check.");

        async Task<string?> FoundAsync(IDataSource place, string name)
        {
            try
            {
                return await place.GetAsync(name, scratch, progress, cancellationToken);
            }
            catch (SourceException) when (IsLocal(place))
            {
                return null;
            }
        }

        async Task RefuseOtherFormAsync(IDataSource place)
        {
            foreach (var (file, form) in archive.OtherForms)
            {
                if (await FoundAsync(place, file) is null) continue;
                var home = set.Sources is [var first, ..] ? $" from {first.Name}" : "";
                throw new SourceException(
                    $"it is the set's {form} form, and the course reads the binary one: download {archive.Name}{home} instead, "
                    + $"then './course data fetch {set.Name} --from {archive.Name}'");
            }
        }
    }

    private static bool IsLocal(IDataSource source) => source is FolderSource or ArchiveSource;

    private static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var target = File.Create(temporary)) await write(target);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
