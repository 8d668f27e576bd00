using Course.Metadata;
using Course.Run;
using Notebooks.Pages;

namespace Course.Tests.Run;

public class RunReportTests
{
    [Theory]
    [InlineData(0.09214, "0.0921")]
    [InlineData(25, "25")]
    [InlineData(31.256, "31.26")]
    [InlineData(11580.4, "11580")]
    [InlineData(0.00012, "1.2e-4")]
    [InlineData(-0.5, "-0.5000")]
    public void Figure_AnySize_IsShort(double value, string expected) => Assert.Equal(expected, ReportedFigures.Text(value));

    [Theory]
    [InlineData(2.34, "2.3 s")]
    [InlineData(125, "2 min 05 s")]
    public void Duration_SecondsAndMinutes(double seconds, string expected) =>
        Assert.Equal(expected, Page.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("#r \"a.dll\"\nusing System;\n\nvar x = 1;", "var x = 1;")]
    [InlineData("using System;", "using System;")]
    [InlineData("", "")]
    public void CellTitle_SkipsDirectives(string source, string expected) => Assert.Equal(expected, CellTitle.Of(source));
}
