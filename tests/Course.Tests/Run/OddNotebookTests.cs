using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Metadata;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Pages;

namespace Course.Tests.Run;

/// <summary>Notebooks with one oddity each: the file is refused by name, or everything that a run does with it works.</summary>
public class OddNotebookTests
{
    private const int Count = 400;
    private const string Placeholder = "the odd one";

    private const string Whole = """
        {
         "cells": [
          {"cell_type": "markdown", "id": "a", "metadata": {"x": 1}, "source": ["# T\n", "![p](attachment:p.png)"],
           "attachments": {"p.png": {"image/png": "QUJD"}}},
          {"cell_type": "code", "id": "b", "metadata": {"tags": ["parameters"]}, "source": "int n = 1;", "execution_count": 1,
           "outputs": []},
          {"cell_type": "code", "id": "c",
           "metadata": {"execution": {"iopub.status.busy": "2026-01-01T00:00:00Z", "shell.execute_reply": "2026-01-01T00:00:01Z"}},
           "source": ["n"], "execution_count": 2, "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["x\n"]},
            {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["t"]},
            {"output_type": "display_data", "metadata": {}, "data":
             {"application/vnd.autoencoders.figures+json": {"f": 1.5}, "text/plain": "f"}},
            {"output_type": "execute_result", "execution_count": 2, "metadata": {}, "data":
             {"image/png": "QUJD", "application/vnd.plotly.v1+json": {"data": [], "layout": {}}, "text/plain": ["1"]}}]},
          {"cell_type": "raw", "id": "d", "metadata": {}, "source": ""}
         ],
         "metadata": {"kernelspec": {"language": "C#"}, "course": {"profiles": {"quick": {"n": 2}}, "figures": {"f": 1.5},
          "ran": {"profile": "quick", "source": "0"}}},
         "nbformat": 4, "nbformat_minor": 5
        }
        """;

    private static readonly string[] s_oddities =
    [
        "null", "true", "0", "-1", "7.5", "1e999", "\"\"", "\"x\"", "\"\\u0000\\u001b[31m\"", "\"\\ud800\"", "[]", "[null]", "[[]]",
        "[1, \"x\"]", "{}", "{\"a\": 1}", "{\"a\": 1, \"a\": 2}", "{\"\": null}", "{\"\\ud800\": 1}", Nested(120), Nested(200),
    ];

    [Fact]
    public async Task Run_OneOddValueOrName_IsUsableOrRefused()
    {
        var random = new Random(1);
        var (used, refused) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var text = Odd(random);
            try
            {
                await UseAsync(text);
                used++;
            }
            catch (NotebookFormatException error)
            {
                Assert.StartsWith("x.ipynb: ", error.Message, StringComparison.Ordinal);
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{error.GetType().Name}: {error.Message}\n{text}");
            }
        }

        Assert.InRange(used, Count / 4, Count);
        Assert.InRange(refused, Count / 4, Count);
    }

    /// <summary>What a run does with a notebook, but for its cells.</summary>
    private static async Task UseAsync(string text)
    {
        var notebook = NotebookReader.Read(Encoding.UTF8.GetBytes(text), "x.ipynb");
        ReportedFigures.Read(notebook);
        NotebookParameter.ValueOf(notebook, "n");
        RunStamp.Complaint(notebook, "x");
        NotebookPage.Write(notebook, "x", assets: "assets");
        try
        {
            notebook = Profiles.Set(notebook, "quick", new Dictionary<string, JsonNode?>());
        }
        catch (ParameterException)
        {
        }

        ReportedFigures.Collect(notebook);
        var run = await new NotebookExecutor(_ => new PrintingKernel()).RunAsync(notebook, Path.GetTempPath());
        RunStamp.Of(run.Document, "quick").Write(run.Document);
        NotebookReader.Read(Encoding.UTF8.GetBytes(NotebookWriter.Write(run.Document)), "written");
    }

    /// <summary>The notebook with a value or a name, drawn among all there are, made odd.</summary>
    private static string Odd(Random random)
    {
        var root = JsonNode.Parse(Whole)!;
        var places = Below(root).ToList();
        var odd = s_oddities[random.Next(s_oddities.Length)];
        switch (places[random.Next(places.Count)])
        {
            case (JsonObject owner, string name) when random.Next(3) == 0: // another name, perhaps one that stands there already
                var value = owner[name]!.DeepClone();
                owner.Remove(name);
                owner[Placeholder] = value;
                var other = random.Next(2) == 0 ? owner.First().Key : name + "x";
                odd = JsonSerializer.Serialize(other == Placeholder ? "y" : other);
                break;
            case (JsonObject owner, string name):
                owner[name] = Placeholder;
                break;
            case (JsonArray owner, int index):
                owner[index] = Placeholder;
                break;
        }

        return root.ToJsonString().Replace($"\"{Placeholder}\"", odd, StringComparison.Ordinal);
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static IEnumerable<(JsonNode Owner, object Key)> Below(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Below(field.Value!).Prepend((fields, field.Key))),
        JsonArray items => items.Index().SelectMany(item => Below(item.Item!).Prepend((items, item.Index))),
        _ => [],
    };
}
