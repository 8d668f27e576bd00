using System.Text.Json.Nodes;
using Course.Metadata;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Tests.Metadata;

public class ProfilesTests
{
    private static readonly Dictionary<string, JsonNode?> s_none = [];

    [Fact]
    public void Set_Profile_SetsItsValuesAndParametersWin()
    {
        var cell = Set("quick", """{"epochs": 2, "rate": 0.5}""", new() { ["epochs"] = "1" }).Cells[1];

        Assert.Equal("// Parameters of this run (profile quick)\nepochs = 1;\nrate = 0.5f;", cell.Source);
    }

    [Fact]
    public void Set_FullProfile_ChangesNothing() => Assert.Single(Set("full", """{"epochs": 2}""", s_none).Cells);

    [Fact]
    public void Set_UnknownProfile_ListsWhatThereIs()
    {
        var error = Assert.Throws<ParameterException>(() => Set("fast", "{}", s_none));

        Assert.Equal("The notebook has no profile 'fast'. It has: full, quick.", error.Message);
    }

    private static NotebookDocument Set(string profile, string quick, Dictionary<string, JsonNode?> parameters) =>
        Profiles.Set(TestNotebook.WithParameters("int epochs = 25;\nfloat rate = 0.1f;", quick), profile, parameters);
}
