using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Libtorch.Tests.SystemEngine.PublicApi;

/// <summary>Our assembly may have no public member that TorchSharp has not: what compiles here has to compile there.</summary>
public partial class PublicApiTests
{
    private const int FewestMembers = 500;

    private static readonly HashSet<string> s_listed =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "SystemEngine", "PublicApi", "torchsharp-0.107-public-api.txt")).Select(Normalize)];

    private static readonly string[] s_ours = [.. ApiFormatter.Members(typeof(torch).Assembly).Select(Normalize).Distinct()];

    [Fact]
    public void EveryPublicMember_IsListed()
    {
        string[] unlisted = [.. s_ours.Where(line => !s_listed.Contains(line)).Order()];

        Assert.True(unlisted.Length == 0, $"{unlisted.Length} public members are not TorchSharp's:\n{string.Join("\n", unlisted)}");
    }

    [Fact]
    public void ListedMembers_AreEnough()
    {
        int members = s_ours.Count(line => s_listed.Contains(line) && line[0] is 'M' or 'P' or 'C');

        Assert.True(members >= FewestMembers, $"Only {members} of TorchSharp's members are there; {FewestMembers} are promised.");
    }

    /// <summary>Takes away what does not decide whether a program compiles: virtual, sealed, base types, how a tuple is written.</summary>
    private static string Normalize(string line)
    {
        line = Modifiers().Replace(line, "");
        line = Tuples().Replace(line, "($1)");
        return line.StartsWith("T ", StringComparison.Ordinal) ? line.Split(" :: ")[0] : line.Replace("out_tensor&", "out_tensor", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(virtual|abstract|override|sealed|readonly) ")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"ValueTuple<([^<>]*)>")]
    private static partial Regex Tuples();
}
