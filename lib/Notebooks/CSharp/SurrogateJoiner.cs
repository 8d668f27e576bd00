namespace Notebooks.CSharp;

/// <summary>Keeps a character together whose two UTF-16 halves are written one after the other.</summary>
internal sealed class SurrogateJoiner
{
    private string _half = "";

    /// <summary>The text to pass on now: what was held back and <paramref name="text"/>, but for a first half at its end.</summary>
    public string Join(string text)
    {
        var whole = _half + text;
        _half = whole.Length > 0 && char.IsHighSurrogate(whole[^1]) ? whole[^1..] : "";
        return whole[..^_half.Length];
    }

    /// <summary>What is held back at the end, a half for which no other has come, as the replacement character.</summary>
    public string End()
    {
        var rest = _half.Length == 0 ? "" : "\ufffd";
        _half = "";
        return rest;
    }
}
