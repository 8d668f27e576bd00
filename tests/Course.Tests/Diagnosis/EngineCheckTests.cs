using Course.Diagnosis;
using Course.Tests.Support;

namespace Course.Tests.Diagnosis;

public class EngineCheckTests
{
    [Theory]
    [InlineData("/usr/lib/x86_64-linux-gnu/openblas-openmp/libopenblasp-r0.3.21.so", true)]
    [InlineData("/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblasp-r0.3.21.so", false)]
    [InlineData("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", false)]
    public void Blas_OnlyOpenMpFlavour_IsFine(string library, bool fine)
    {
        var finding = EngineCheck.Blas(new EngineFacts("1.0.0", 2, true, [library]), "system");

        Assert.Equal(fine, finding.Remedy is null);
        Assert.Contains(library, finding.Text);
    }

    [Fact]
    public void Blas_OpenBlas_SaysForWhichProcessor()
    {
        var facts = new EngineFacts("1.0.0", 2, true, ["/usr/lib/x86_64-linux-gnu/openblas-openmp/libopenblasp-r0.3.21.so"]) { BlasProcessor = "SkylakeX" };

        Assert.Contains("(kernels for SkylakeX", EngineCheck.Blas(facts, "system").Text);
    }

    [Fact]
    public void Blas_NoneLoaded_IsWrongForTheSystemEngineOnly()
    {
        var facts = new EngineFacts("1.0.0", 2, true, []);

        Assert.NotNull(EngineCheck.Blas(facts, "system").Remedy);
        Assert.Null(EngineCheck.Blas(facts, "package").Remedy);
    }

    [Fact]
    public void Chosen_NoFile_IsNull()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(EngineCheck.Chosen(folder.Path));
    }

    [Fact]
    public void Probe_RealEngine_IsRightAndLoadsLibtorch()
    {
        var output = new StringWriter();

        Assert.Equal(ExitCode.Fine, EngineProbe.Run(output));

        var facts = System.Text.Json.JsonSerializer.Deserialize<EngineFacts>(output.ToString())!;
        Assert.True(facts.IsRight);
        Assert.True(facts.Threads >= 1);
        Assert.Equal(facts.Libraries.Any(path => path.Contains("openblas")), facts.BlasProcessor is { Length: > 0 });
    }
}
