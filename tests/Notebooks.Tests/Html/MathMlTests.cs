using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Notebooks.Html;

namespace Notebooks.Tests.Html;

public class MathMlTests
{
    [Theory]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\frac{1}{n}", "<mfrac><mrow><mrow><mn>1</mn></mrow></mrow><mrow><mrow><mi>n</mi></mrow></mrow></mfrac>")]
    [InlineData(@"\mathbb{R}^{784}", "<msup><mi>ℝ</mi>")]
    [InlineData(@"\hat{x}", "<mover accent=\"true\"><mrow><mrow><mi>x</mi></mrow></mrow><mo>^</mo></mover>")]
    [InlineData(@"\sqrt[3]{2}", "<mroot>")]
    [InlineData(@"\text{sum over } 12.5\%", "<mtext>sum over </mtext><mn>12.5</mn><mo>%</mo>")]
    [InlineData(@"\log x", "<mi>log</mi><mspace width=\"0.17em\"></mspace><mi>x</mi>")]
    [InlineData(@"a < b", "<mo>&lt;</mo>")]
    [InlineData(@"\unknown", @"<mtext>\unknown</mtext>")]
    [InlineData(@"\mathcal{L} \odot \sigma \sim \epsilon", "<mi>ℒ</mi><mo>⊙</mo><mi>σ</mi><mo>∼</mo><mi>ϵ</mi>")]
    public void Convert_Formula_GivesMathMl(string latex, string expected) =>
        Assert.Contains(expected, MathMl.Convert(latex, display: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "<munderover>")]
    [InlineData(false, "<msubsup>")]
    public void Convert_Sum_PutsLimitsAboveAndBelowOnlyWhenDisplayed(bool display, string expected) =>
        Assert.Contains(expected, MathMl.Convert(@"\sum_{i=1}^n x_i", display), StringComparison.Ordinal);

    [Fact]
    public void Convert_NestedEnvironments_GivesATableInATable()
    {
        var math = XElement.Parse(MathMl.Convert(@"\begin{aligned} a &= 1 \\ b &= \begin{cases} 0 & x \\ 1 & y \end{cases} \end{aligned}", display: true));

        Assert.Equal([2, 2], math.Descendants("mtable").Select(table => table.Elements("mtr").Count()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("x^")]
    [InlineData(@"\frac{1}")]
    [InlineData(@"\left( x")]
    [InlineData(@"\begin{aligned} a")]
    [InlineData("}")]
    [InlineData(@"\")]
    public void Convert_Unfinished_StaysWellFormed(string latex) => Assert.NotNull(XElement.Parse(MathMl.Convert(latex, display: true)));

    [Fact]
    public void Convert_AnyText_IsWellFormedAndKeepsItsSource()
    {
        var formulas = Gen.Elements("\\", "{", "}", "frac", "sqrt", "left", "right", "begin", "end", "&", "^", "_", "x", "1", " ", "(", "[", "]", "'", "aligned", "<")
            .ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(formulas, latex =>
            XElement.Parse(MathMl.Convert(latex, display: true)).Descendants("annotation").Single().Value == latex.Trim()).QuickCheckThrowOnFailure();
    }
}
