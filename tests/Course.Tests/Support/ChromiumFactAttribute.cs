namespace Course.Tests.Support;

/// <summary>A test that a browser takes part in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = DebianProgram.MissingChromium();
}
