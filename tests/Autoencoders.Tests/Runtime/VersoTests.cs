using System.Reflection;
using System.Reflection.Emit;
using Autoencoders.Display;
using Autoencoders.Plotting;
using Autoencoders.Runtime;

namespace Autoencoders.Tests.Runtime;

/// <summary>A library that looks like Verso's keeps what it is asked to display.</summary>
public class VersoTests
{
    [Fact]
    public void TryShow_NoVerso_IsFalse() => Assert.False(Verso.TryShow("value", [typeof(VersoTests).Assembly]));

    [Fact]
    public void TryShow_TableOrChart_HandsOverSomethingWithHtml()
    {
        var library = Library();

        Assert.True(Verso.TryShow(Table.Create(["a"], [["1"]]), [library]));
        Assert.Contains("<table", Html(library));
        Assert.True(Verso.TryShow(LinePlot.Create([1, 2], [("line", [1, 2])]), [library]));
        Assert.StartsWith("<img src=\"data:image/png;base64,", Html(library));
    }

    private static string Html(Assembly library)
    {
        var shown = library.GetType("Verso.Abstractions.DisplayExtensions")!.GetField("Shown")!.GetValue(null)!;
        return (string)shown.GetType().GetMethod("ToHtml")!.Invoke(shown, null)!;
    }

    private static AssemblyBuilder Library()
    {
        var library = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Verso.Abstractions"), AssemblyBuilderAccess.RunAndCollect);
        var type = library.DefineDynamicModule("main").DefineType("Verso.Abstractions.DisplayExtensions", TypeAttributes.Public);
        var shown = type.DefineField("Shown", typeof(object), FieldAttributes.Public | FieldAttributes.Static);
        var code = type.DefineMethod(
            "Display", MethodAttributes.Public | MethodAttributes.Static, null, [typeof(object), typeof(string)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Stsfld, shown);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        return library;
    }
}
