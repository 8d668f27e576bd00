using System.Text.Json.Nodes;
using Course.Jupyter;

namespace Course.Tests.Jupyter;

public class KernelSpecTests
{
    [Fact]
    public void Write_Paths_AreTheCommandThatJupyterStarts()
    {
        var spec = JsonNode.Parse(KernelSpec.Write("/usr/bin/dotnet", "/packages/tool dir/App.dll"))!;

        Assert.Equal(
            ["/usr/bin/dotnet", "/packages/tool dir/App.dll", "jupyter", "{connection_file}"],
            spec["argv"]!.AsArray().Take(4).Select(part => part!.GetValue<string>()));
        Assert.Contains("--http-local-only", spec["argv"]!.AsArray().Select(part => part!.GetValue<string>()));
        Assert.Equal("C#", spec["language"]!.GetValue<string>());
    }

    [Fact]
    public void Folder_IsTheKernelsNameInTheUsersFolder() =>
        Assert.Equal(
            (".net-csharp", "kernels"), (Path.GetFileName(KernelSpec.Folder), Path.GetFileName(Path.GetDirectoryName(KernelSpec.Folder))));
}
