using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Kernels;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Kernels;

public sealed class ReferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reference_RelativePath_IsTakenFromTheWorkingDirectory()
    {
        Library("lib/Greeting.dll", "public static class Greeting { public static string Text => \"hello\"; }");
        var events = await RunAsync("#r \"lib/Greeting.dll\"\nGreeting.Text");

        Assert.Equal(["result:hello"], events.Lines);
    }

    [Fact]
    public async Task Reference_HoldsInLaterCellsAndLoadsOnce()
    {
        Library("Counter.dll", "public static class Counter { public static int Value; }");
        var kernel = new CSharpKernel(_folder.Path);
        await kernel.ExecuteAsync("#r \"Counter.dll\"\nCounter.Value++;", new RecordedEvents());
        var events = new RecordedEvents();
        await kernel.ExecuteAsync("#r \"./Counter.dll\"\nCounter.Value++;\nCounter.Value", events);

        Assert.Equal(["result:2"], events.Lines);
    }

    [Fact]
    public async Task Reference_DependencyBesideIt_IsFound()
    {
        var inner = Library("lib/Inner.dll", "public class Inner { public string Name => \"inner\"; }");
        Library("lib/Outer.dll", "public class Outer { public Inner Part => new Inner(); }", inner);
        var events = await RunAsync("#r \"lib/Outer.dll\"\nnew Outer().Part.Name");

        Assert.Equal(["result:inner"], events.Lines);
    }

    [Fact]
    public async Task Reference_Missing_IsAnErrorWithItsPlace()
    {
        var events = await RunAsync("#r \"nowhere/None.dll\"");

        Assert.Equal("cell 1, line 1, column 1: error CS0006: Metadata file 'nowhere/None.dll' could not be found", events.Failure!.Message);
    }

    [Fact]
    public async Task Load_NestedFile_IsTakenFromTheContainingFile()
    {
        _folder.Write("code/outer.csx", "#load \"parts/inner.csx\"\nvar outer = inner + 1;");
        _folder.Write("code/parts/inner.csx", "var inner = 1;");

        Assert.Equal(["result:2"], (await RunAsync("#load \"code/outer.csx\"\nouter")).Lines);
    }

    [Fact]
    public async Task Load_ErrorInTheFile_NamesTheFile()
    {
        _folder.Write("code/bad.csx", "var a = 1;\nvar b = missing;");

        Assert.StartsWith(Path.Combine("code", "bad.csx") + ", line 2, column 9: error CS0103", (await RunAsync("#load \"code/bad.csx\"")).Failure!.Message, StringComparison.Ordinal);
    }

    private async Task<RecordedEvents> RunAsync(string code)
    {
        var events = new RecordedEvents();
        await new CSharpKernel(_folder.Path).ExecuteAsync(code, events);
        return events;
    }

    private string Library(string name, string source, params string[] references)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] files = [typeof(object).Assembly.Location, Path.Combine(core, "System.Runtime.dll"), .. references];
        var emitted = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(name), [CSharpSyntaxTree.ParseText(source)],
            files.Select(file => MetadataReference.CreateFromFile(file)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return path;
    }
}
