using System.Diagnostics;
using Notebooks.Execution;

namespace Course.Running;

/// <summary>The text of the line that a terminal shows while a notebook runs.</summary>
internal sealed class LiveLine(string notebook)
{
    private readonly Stopwatch _cellTime = new();
    private (int Cell, int Count) _place;
    private string _text = "starting";

    public void Handle(ExecutionEvent e)
    {
        _place = (e.Cell, e.Count);
        switch (e)
        {
            case CellStarted started:
                _text = CellTitle.Of(started.Source);
                _cellTime.Restart();
                break;
            case CellStatus status:
                _text = CellTitle.Of(status.Text);
                break;
        }
    }

    public override string ToString() => _place.Count == 0
        ? $"{notebook}: starting"
        : $"{notebook}: cell {_place.Cell} of {_place.Count}, {_cellTime.Elapsed.TotalSeconds:0} s: {_text}";
}
