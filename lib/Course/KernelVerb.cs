using Notebooks.Execution;

namespace Course;

/// <summary>The hidden verb by which this program starts itself again as the kernel of one notebook.</summary>
internal static class KernelVerb
{
    public const string Name = "kernel";

    /// <summary>How to start a kernel, also when this assembly is hosted by another program, such as a test runner.</summary>
    public static KernelProgram Program => new(DotnetHost.Path, [typeof(KernelVerb).Assembly.Location, Name]);
}
