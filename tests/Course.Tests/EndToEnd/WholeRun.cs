using System.Xml.Linq;
using Course.Tests.Support;

namespace Course.Tests.EndToEnd;

/// <summary>One run of all notebooks and solutions, side by side, in which each test of a class looks at its own.</summary>
public abstract class WholeRun(string profile) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private XElement _results = new("none");
    private string _output = "";

    public async Task InitializeAsync()
    {
        string[] command =
        [
            "run", "--solutions", "--profile", profile, "--jobs", "auto", "--out", "out", "--results", "cells.xml", "--timeout", "300",
        ];
        var (_, output, errors) = await TestApp.RunCourseAsync(_folder.Path, command);
        (_output, _results) = (output + errors, XDocument.Load(_folder["cells.xml"]).Root!);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks that a notebook ran to its end and has a page.</summary>
    internal void AssertSucceeded(string name)
    {
        var suite = _results.Elements("testsuite").SingleOrDefault(each => (string?)each.Attribute("name") == name);
        Assert.True(suite is not null, $"{name} did not run:\n{_output}");
        var failures = suite.Descendants("failure").Select(failure => $"{(string?)failure.Parent!.Attribute("name")}\n{failure}");
        Assert.True(!suite.Descendants("failure").Any(), $"{name}, {string.Join('\n', failures)}");
        Assert.True(new FileInfo(_folder[$"out/{name}.html"]).Length > 10_000);
    }
}
