using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Notebooks.Documents;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Documents;

public class NotebookWriterTests
{
    private const string AsJupyterWritesIt =
        """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a1",
           "metadata": {},
           "source": [
            "# Tëxt \"quoted\" 😀\n",
            "a\tb \\ </script>"
           ]
          }
         ],
         "metadata": {
          "unknown": [
           1.50,
           1e-07,
           null,
           true
          ]
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "zeta": {}
        }

        """;

    [Fact]
    public void Write_WhatJupyterWrote_IsTheSameBytes()
    {
        var text = AsJupyterWritesIt.ReplaceLineEndings("\n");

        Assert.Equal(text, NotebookWriter.Write(NotebookReader.Read(Encoding.UTF8.GetBytes(text), "x")));
    }

    [Fact]
    public void Write_AnySource_ReadsBackEqual() => Prop.ForAll<string>(source =>
    {
        if (source is null || source.Any(char.IsSurrogate))
            return true; // half a pair cannot be written as UTF-8
        var notebook = Notebook.Of(source);
        var again = NotebookReader.Read(Encoding.UTF8.GetBytes(NotebookWriter.Write(notebook)), "x");
        return again.Cells[0].Source == source && JsonNode.DeepEquals(again.Json, notebook.Json);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Source_Set_IsStoredAsLines()
    {
        var cell = NotebookCell.NewCode("a\nb\n\nc");

        Assert.Equal("""["a\n","b\n","\n","c"]""", cell.Json["source"]!.ToJsonString());
    }

    [Fact]
    public void Save_ExistingFile_IsReplacedAndNothingElseIsLeft()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", "old");

        Notebook.Of("1").Save(path);

        Assert.Equal("1", NotebookDocument.Load(path).Cells[0].Source);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Save_TargetCannotBeReplaced_LeavesNoTemporaryFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["n.ipynb"]);

        Assert.ThrowsAny<Exception>(() => Notebook.Of("1").Save(folder["n.ipynb"]));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
