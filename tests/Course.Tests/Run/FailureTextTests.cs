using Course.Run;
using Course.Tests.Support;
using Notebooks.Execution;

namespace Course.Tests.Run;

public class FailureTextTests
{
    private const string NoName = "cell 1, line 1, column 9: error CS0103: no name 'missing'";

    [Fact]
    public void Write_ErrorOfTorch_NamesTheLineAndLeavesTheFramesToTheCopy()
    {
        string[] trace =
        [
            "System.Runtime.InteropServices.ExternalException: mat1 and mat2 shapes cannot be multiplied (2x32 and 64x784)",
            "Exception raised from meta at LinearAlgebra.cpp:194 (most recent call first):",
            "frame #0: c10::Error::Error(c10::SourceLocation) + 0xb0 (0x7f in libc10.so)", "", "   at TorchSharp.torch.CheckForErrors()",
            "   at Half(Tensor codes) in cell 1, line 3", "   at cell 3, line 3",
        ];

        Assert.Equal(
            """
              shapes, cell 3: mat1 and mat2 shapes cannot be multiplied (2x32 and 64x784)
                   at Half(Tensor codes) in cell 1, line 3
                   at cell 3, line 3
                ... 3 more lines in the executed copy

            """,
            Written(new CellFailure(3, "mat1 and mat2 shapes cannot be multiplied (2x32 and 64x784)", trace)));
    }

    [Fact]
    public void Write_ErrorOfTheCompiler_ShowsTheCode() => Assert.Equal(
        """
          shapes, cell 1: cell 1, line 1, column 9: error CS0103: no name 'missing'
                var b = missing;
                        ^^^^^^^

        """,
        Written(new CellFailure(1, NoName, [NoName, "    var b = missing;", "            ^^^^^^^"])));

    private static string Written(CellFailure failure)
    {
        var output = new StringWriter();
        FailureText.Write(TestApp.Context("/", output, output), "shapes", failure);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
