using System.IO.Compression;

namespace Course.Tests.Support;

/// <summary>A package feed in a folder, with packages that stand in for those that are not to be had everywhere.</summary>
internal sealed class StandInFeed(string folder)
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="utf-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="nuspec" ContentType="application/octet"/><Default Extension="dll" ContentType="application/octet"/><Default Extension="so" ContentType="application/octet"/>
        </Types>
        """;

    /// <summary>Writes a package.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="dependency">The package that it needs, in the same version; null for none.</param>
    /// <param name="files">Where files lie in the package, and which they are.</param>
    public void Add(string id, string version, string? dependency, params (string Place, string File)[] files)
    {
        Directory.CreateDirectory(folder);
        using var package = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(package, "[Content_Types].xml", ContentTypes);
        Write(package, "_rels/.rels", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{id}.nuspec" Id="R1"/>
            </Relationships>
            """);
        Write(package, $"{id}.nuspec", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
              <metadata>
                <id>{id}</id><version>{version}</version><authors>tests</authors><description>Stands in for {id}.</description>
                {(dependency is null ? "" : $"<dependencies><dependency id=\"{dependency}\" version=\"{version}\"/></dependencies>")}
              </metadata>
            </package>
            """);
        foreach (var (place, file) in files) package.CreateEntryFromFile(file, place);
    }

    private static void Write(ZipArchive package, string place, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(place).Open());
        writer.Write(text);
    }
}
