using System.Globalization;
using System.Security.Cryptography;
using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Grading;

/// <summary>
/// A notebook that a student handed in, made ready to be graded: the notebook that was handed out, in its order, with the student's code in
/// the cells to be filled and the student's own cells between the given ones. Whatever was deleted, moved, changed or retagged is put back.
/// </summary>
/// <remarks>
/// What counts is asked of an assignment that belongs to the grader: the given checks speak to it by its full name, which no cell can
/// shadow, and its goal, seed and test images are the teacher's. The points are stated in a last cell under a key that no cell sees.
/// </remarks>
internal sealed class Submission
{
    private const string Graders = "global::Teaching.GradedAssignment";
    private const string Training = "CheckTraining";

    private readonly Dictionary<string, string> _stubs;
    private readonly List<string> _remarks = [];

    private Submission(Dictionary<string, string> stubs) => _stubs = stubs;

    /// <summary>The notebook to be run.</summary>
    public NotebookDocument Notebook { get; private init; } = NotebookDocument.Create();

    /// <summary>The prefix of the figures that state the points.</summary>
    public string Key { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What a teacher should know of the file.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Puts a handed-in notebook into the one that was handed out.</summary>
    /// <param name="handedIn">The student's file.</param>
    /// <param name="handedOut">The notebook as the course gives it to students.</param>
    /// <param name="teachers">The teacher's, which tells the cells to be filled from the others.</param>
    /// <param name="profile">The settings.</param>
    /// <exception cref="InputException">The student's file has none of the cells that were to be filled.</exception>
    /// <exception cref="ParameterException">There is no such profile.</exception>
    public static Submission Prepare(NotebookDocument handedIn, NotebookDocument handedOut, NotebookDocument teachers, string profile)
    {
        var toFill = teachers.Cells.Where(cell => cell.IsCode && cell.Source.Contains(StudentNotebook.Begin, StringComparison.Ordinal))
            .Select(cell => cell.Id).OfType<string>().ToHashSet();
        var given = handedOut.Cells.Where(cell => cell.IsCode).ToDictionary(cell => cell.Id!);
        var taken = given.Values.SelectMany(cell => CellCode.Declared(cell.Source)).ToHashSet();
        var stubs = toFill.Where(given.ContainsKey).ToDictionary(id => id, id => given[id].Source);
        var submission = new Submission(stubs) { Notebook = handedOut.Clone() };
        submission.Fill(Matched(handedIn, handedOut, stubs), handedOut, taken, profile);
        return submission;
    }

    /// <summary>Leaves out the student's cell that ended the process or never came to its end.</summary>
    /// <param name="cell">The cell that ran then: one of the student's, or the check of one.</param>
    /// <returns>Whether there was something to leave out.</returns>
    public bool LeaveOut(string? cell)
    {
        var cells = Notebook.Cells.ToList();
        var at = cells.FindIndex(each => each.Id == cell);
        var culprit = cells.Take(at + 1).LastOrDefault(each => each.Id == cell && IsStudents(each) || _stubs.ContainsKey(each.Id!));
        if (at < 0 || culprit is null || culprit.Source == Stub(culprit)) return false;
        culprit.Source = Stub(culprit);
        _remarks.Add($"cell '{culprit.Id}' ended the process or took too long: left out");
        return true;
    }

    private bool IsStudents(NotebookCell cell) => _stubs.ContainsKey(cell.Id!) || cell.Id!.StartsWith("own-", StringComparison.Ordinal);

    private string Stub(NotebookCell cell) => _stubs.GetValueOrDefault(cell.Id!, "");

    /// <summary>The student's cells with the id of the given cell that each is, or null for one of their own.</summary>
    private static List<(NotebookCell Cell, string? Id)> Matched(
        NotebookDocument handedIn, NotebookDocument handedOut, Dictionary<string, string> stubs)
    {
        var ids = handedOut.Cells.Select(cell => cell.Id!).ToHashSet();
        var free = new HashSet<string>(ids);
        var matched = handedIn.Cells.Select(cell => (cell, Id: cell.Id is { } id && free.Remove(id) ? id : null)).ToList();
        // An editor that keeps no ids keeps the texts, and the name of what a cell was to declare.
        var byText = handedOut.Cells.Where(cell => free.Contains(cell.Id!)).ToLookup(cell => cell.Source, cell => cell.Id!);
        var byName = stubs.Where(stub => free.Contains(stub.Key))
            .SelectMany(stub => CellCode.Declared(stub.Value).Select(name => (Name: name, Id: stub.Key)))
            .ToLookup(pair => pair.Name, pair => pair.Id);
        for (var i = 0; i < matched.Count; i++)
        {
            var cell = matched[i].cell;
            if (matched[i].Id is not null || (cell.Id is not null && ids.Contains(cell.Id))) continue;
            var candidates = byText[cell.Source].Concat(cell.IsCode ? CellCode.Declared(cell.Source).SelectMany(name => byName[name]) : []);
            if (candidates.FirstOrDefault(free.Remove) is { } id) matched[i] = (cell, id);
        }

        return matched.Any(pair => pair.Id is not null && stubs.ContainsKey(pair.Id)) ? matched
            : throw new InputException("has none of the assignment's cells: is it the assignment?");
    }

    private void Fill(
        List<(NotebookCell Cell, string? Id)> students, NotebookDocument handedOut, IReadOnlySet<string> taken, string profile)
    {
        var own = OwnAfter(students, taken, handedOut);
        var written = students.Where(pair => pair.Id is not null).ToDictionary(pair => pair.Id!, pair => pair.Cell);
        var elsewhere = own.Values.SelectMany(cells => cells).SelectMany(CellCode.Declared).ToHashSet();
        var order = students.Select(pair => pair.Id).Where(id => id is not null && _stubs.ContainsKey(id)).ToList();
        if (!order.SequenceEqual(handedOut.Cells.Select(cell => cell.Id).Where(order.Contains))) _remarks.Add("tasks were moved: put back");
        var number = 0;
        for (var i = 0; i < Notebook.Cells.Count; i++)
        {
            var cell = Notebook.Cells[i];
            var id = cell.Id!;
            if (cell.IsCode) Give(cell, written.GetValueOrDefault(id), elsewhere);
            if (cell.Source.Contains($".{Training}(", StringComparison.Ordinal)) Notebook.Insert(i++, Code("settings", Settings(profile)));
            foreach (var source in own.GetValueOrDefault(id, [])) Notebook.Insert(++i, Code($"own-{++number}", source));
        }

        foreach (var source in own.GetValueOrDefault("", []).AsEnumerable().Reverse()) Notebook.Insert(0, Code($"own-{++number}", source));
        Notebook.Insert(0, Code("grader-start", Start(handedOut, profile)));
        Notebook.Add(Code("grader-end", Statement()));
        foreach (var cell in Notebook.Cells.Where(cell => cell.IsCode && IsStudents(cell)))
        {
            if (CellCode.Suspicious(cell.Source).FirstOrDefault() is { } word) _remarks.Add($"look at cell '{cell.Id}': {word}");
        }
    }

    /// <summary>One cell of the handed-out notebook, with the student's code if it was to be filled.</summary>
    private void Give(NotebookCell cell, NotebookCell? students, HashSet<string> elsewhere)
    {
        cell.ClearOutputs();
        if (!cell.HasTag(NotebookParameter.Tag)) cell.AddTag("raises-exception"); // a cell that fails costs its own points only
        var isToFill = _stubs.TryGetValue(cell.Id!, out var stub);
        if (students is null) _remarks.Add($"cell '{cell.Id}' was deleted: put back");
        else if (!students.IsCode) _remarks.Add($"cell '{cell.Id}' was no code any more: put back");
        if (!isToFill) cell.Source = cell.Source.Replace("assignment.", $"{Graders}.Current.", StringComparison.Ordinal);
        else if (students is not null) cell.Source = students.Source;
        else if (CellCode.Declared(stub!).Any(elsewhere.Contains)) cell.Source = ""; // the student wrote it in another cell
    }

    /// <summary>
    /// The student's own cells, and what was added to given ones, by the id of the given cell before; an empty id for the first.
    /// </summary>
    private Dictionary<string, List<string>> OwnAfter(
        List<(NotebookCell Cell, string? Id)> students, IReadOnlySet<string> taken, NotebookDocument handedOut)
    {
        var given = handedOut.Cells.ToDictionary(cell => cell.Id!, cell => cell.Source);
        var own = new Dictionary<string, List<string>>();
        var before = "";
        foreach (var (cell, id) in students)
        {
            IReadOnlyList<string> sources = [cell.Source];
            if (id is not null)
            {
                before = id;
                if (_stubs.ContainsKey(id) || !cell.IsCode || cell.Source == given[id]) continue;
                sources = CellCode.Added(given[id], cell.Source, taken.Except(_stubs.Values.SelectMany(CellCode.Declared)).ToHashSet());
                _remarks.Add($"cell '{id}' was changed: put back{(sources.Count > 0 ? ", with what was added to it" : "")}");
            }

            if (!cell.IsCode) continue;
            if (!own.TryGetValue(before, out var list)) own[before] = list = [];
            list.AddRange(sources);
        }

        return own;
    }

    private static NotebookCell Code(string id, string source)
    {
        var cell = NotebookCell.NewCode(source, "raises-exception");
        cell.Json["id"] = id;
        return cell;
    }

    private Dictionary<string, string> Values(string profile)
    {
        var values = NotebookParameter.Of(Notebook).ToDictionary(parameter => parameter.Name, parameter => parameter.DefaultValue);
        foreach (var (name, value) in Profiles.Of(Notebook, profile)) values[name] = value!.ToJsonString();
        return values;
    }

    private string Settings(string profile) => string.Join('\n', Values(profile).Select(value => $"{value.Key} = {value.Value};"));

    private string Start(NotebookDocument handedOut, string profile)
    {
        var values = Values(profile);
        var setup = handedOut.Cells.First(cell => cell.IsCode && cell.Source.StartsWith("#r", StringComparison.Ordinal));
        var libraries = setup.Source.Split('\n').Where(line => line.StartsWith("#r", StringComparison.Ordinal));
        return $"{string.Join('\n', libraries)}\n"
            + $"{Graders}.Start(testImages: {values["testImages"]}, goal: {values["goal"]}, seed: {values["seed"]});";
    }

    // Everything by its full name: a student may have given any short one another meaning.
    private string Statement() => string.Create(CultureInfo.InvariantCulture, $$"""
        foreach (var (name, value) in {{Graders}}.Statement())
            global::Autoencoders.Display.Figures.Report("{{Key}} " + name, value);
        """);
}
