namespace TorchSharp.Libtorch.Tests.Golden;

/// <summary>What make_modules.py wrote.</summary>
internal static class ModuleGolden
{
    internal static GoldenFile File { get; } = new("modules.json.gz");

    /// <summary>The names of a part's cases, for theories.</summary>
    internal static TheoryData<string> Names(string part) => [.. File[part].Select(pair => pair.Key)];
}
