using System.Xml.Linq;

namespace Course.Test;

/// <summary>How many tests ended how.</summary>
internal readonly record struct TestCounts(int Passed, int Failed, int Skipped)
{
    private static readonly XNamespace s_trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>How many there were.</summary>
    public int Total => Passed + Failed + Skipped;

    public static TestCounts operator +(TestCounts a, TestCounts b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Reads the results that the test runner wrote.</summary>
    public static TestCounts Read(string trxFile)
    {
        var outcomes = XDocument.Load(trxFile).Descendants(s_trx + "UnitTestResult").Select(result => (string?)result.Attribute("outcome"))
            .ToList();
        var passed = outcomes.Count(outcome => outcome == "Passed");
        var skipped = outcomes.Count(outcome => outcome == "NotExecuted");
        return new(passed, outcomes.Count - passed - skipped, skipped);
    }

    /// <summary>The closing line of a run.</summary>
    public override string ToString() =>
        Skipped == 0 ? $"{Passed} passed, {Failed} failed" : $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
