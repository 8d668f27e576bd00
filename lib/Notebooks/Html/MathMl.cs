using System.Net;
using System.Text;

namespace Notebooks.Html;

/// <summary>
/// Converts the part of LaTeX's mathematics that lessons use to MathML, which browsers draw themselves. What it does not know stays
/// readable: an unknown command appears by its name.
/// </summary>
public sealed class MathMl
{
    private const string ThinSpace = "<mspace width=\"0.17em\"></mspace>";
    private readonly string _source;
    private readonly bool _display;
    private int _at;
    private string _closedBy = "";

    private MathMl(string source, bool display) => (_source, _display) = (source, display);

    /// <summary>The <c>math</c> element of a formula; its source is kept as an annotation for screen readers and for copying.</summary>
    /// <param name="latex">The formula without its dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    public static string Convert(string latex, bool display)
    {
        var body = new MathMl(latex.Trim(), display).Row();
        var source = WebUtility.HtmlEncode(latex.Trim());
        return $"<math{(display ? " display=\"block\"" : "")}><semantics>{body}<annotation encoding=\"application/x-tex\">{source}</annotation></semantics></math>";
    }

    private bool AtEnd => _at >= _source.Length;

    /// <summary>Everything up to a closing sign or command, which is consumed, as one row.</summary>
    private string Row(params ReadOnlySpan<string> until)
    {
        var row = new StringBuilder("<mrow>");
        while (!AtEnd && !Closes(until))
            row.Append(Scripted());
        return row.Append("</mrow>").ToString();
    }

    /// <summary>Whether one of the signs, or the end, comes next; it is consumed, and remembered for who asks which it was.</summary>
    private bool Closes(ReadOnlySpan<string> until)
    {
        SkipSpace();
        foreach (var sign in until)
        {
            if (_source.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            {
                _at += sign.Length;
                _closedBy = sign;
                return true;
            }
        }
        _closedBy = "";
        return AtEnd;
    }

    /// <summary>One atom with its subscript, superscript and primes.</summary>
    private string Scripted()
    {
        var start = _at;
        var (atom, stacked) = Atom();
        var function = IsFunction(start);
        string? below = null, above = null;
        for (SkipSpace(); !AtEnd && _source[_at] is '_' or '^' or '\''; SkipSpace())
        {
            var sign = _source[_at++];
            if (sign == '\'')
                above += "<mo>′</mo>";
            else if (sign == '_')
                below = Argument();
            else
                above += Argument();
        }
        above = above is null ? null : $"<mrow>{above}</mrow>";
        var scripted = (below, above, stacked && _display) switch
        {
            (null, null, _) => atom,
            (_, null, true) => $"<munder>{atom}{below}</munder>",
            (null, _, true) => $"<mover>{atom}{above}</mover>",
            (_, _, true) => $"<munderover>{atom}{below}{above}</munderover>",
            (_, null, _) => $"<msub>{atom}{below}</msub>",
            (null, _, _) => $"<msup>{atom}{above}</msup>",
            _ => $"<msubsup>{atom}{below}{above}</msubsup>",
        };
        return function && !AtEnd && _source[_at] is not ('(' or '[' or ')' or ',') ? scripted + ThinSpace : scripted;
    }

    /// <summary>Whether the atom that began at a position is a function's name, which keeps a distance to its argument.</summary>
    private bool IsFunction(int start) =>
        _source[start] == '\\' && MathSymbols.Functions.ContainsKey(_source[(start + 1).._at].TrimEnd());

    private (string Markup, bool Stacked) Atom()
    {
        SkipSpace();
        if (AtEnd)
            return ("<mrow></mrow>", false);
        var c = _source[_at];
        if (c == '\\')
            return Command();
        _at++;
        return (c switch
        {
            '{' => Row("}"),
            >= '0' and <= '9' => Number(),
            '-' => "<mo>−</mo>",
            '*' => "<mo>∗</mo>",
            '|' => "<mo stretchy=\"false\">|</mo>",
            '(' or ')' or '[' or ']' => $"<mo stretchy=\"false\">{c}</mo>",
            '~' => "<mspace width=\"0.3em\"></mspace>",
            _ when char.IsLetter(c) => $"<mi>{c}</mi>",
            _ when char.IsHighSurrogate(c) && !AtEnd => $"<mi>{c}{_source[_at++]}</mi>",
            _ => $"<mo>{WebUtility.HtmlEncode(c.ToString())}</mo>",
        }, false);
    }

    private string Number()
    {
        var start = _at - 1;
        while (!AtEnd && (char.IsAsciiDigit(_source[_at]) || (_source[_at] == '.' && _at + 1 < _source.Length && char.IsAsciiDigit(_source[_at + 1]))))
            _at++;
        return $"<mn>{_source[start.._at]}</mn>";
    }

    private (string Markup, bool Stacked) Command()
    {
        var name = CommandName();
        if (MathSymbols.Large.TryGetValue(name, out var large))
            return ($"<mo largeop=\"true\">{large}</mo>", name != "int");
        if (MathSymbols.Functions.TryGetValue(name, out var limits))
            return ($"<mi>{name}</mi>", limits);
        if (name is "underbrace" or "overbrace")
            return (name == "underbrace" ? $"<munder>{Argument()}<mo>⏟</mo></munder>" : $"<mover>{Argument()}<mo>⏞</mo></mover>", true);
        return (Simple(name), false);
    }

    private string Simple(string name)
    {
        if (MathSymbols.Identifiers.TryGetValue(name, out var identifier))
            return $"<mi>{identifier}</mi>";
        if (MathSymbols.Operators.TryGetValue(name, out var sign))
            return $"<mo>{sign}</mo>";
        if (MathSymbols.Fences.TryGetValue(name, out var fence))
            return $"<mo stretchy=\"false\">{fence}</mo>";
        if (MathSymbols.Accents.TryGetValue(name, out var accent))
            return $"<mover accent=\"true\">{Argument()}<mo>{accent}</mo></mover>";
        if (MathSymbols.Spaces.TryGetValue(name, out var width))
            return $"<mspace width=\"{width}\"></mspace>";
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
            "binom" => $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>",
            "sqrt" => Root(),
            "text" or "textrm" or "textit" or "textbf" or "mbox" => $"<mtext>{WebUtility.HtmlEncode(Verbatim())}</mtext>",
            "mathrm" or "operatorname" or "mathsf" or "mathtt" => $"<mi mathvariant=\"normal\">{WebUtility.HtmlEncode(Verbatim().Replace("\\,", " ", StringComparison.Ordinal))}</mi>",
            "mathbb" or "mathcal" or "mathbf" or "boldsymbol" or "bm" => Alphabet(name),
            "mathit" => Argument(),
            "underset" => Stack("munder"),
            "overset" or "stackrel" => Stack("mover"),
            "left" => Fenced(),
            "begin" => Environment(),
            "big" or "Big" or "bigl" or "bigr" or "Bigl" or "Bigr" or "displaystyle" or "limits" or "nolimits" => "",
            "%" or "#" or "&" or "_" or "$" => $"<mo>{WebUtility.HtmlEncode(name)}</mo>",
            "\\" => "<mspace linebreak=\"newline\"></mspace>",
            _ => $"<mtext>\\{WebUtility.HtmlEncode(name)}</mtext>",
        };
    }

    private string Root()
    {
        SkipSpace();
        if (AtEnd || _source[_at] != '[')
            return $"<msqrt>{Argument()}</msqrt>";
        _at++;
        var degree = Row("]");
        return $"<mroot>{Argument()}{degree}</mroot>";
    }

    private string Stack(string element)
    {
        var mark = Argument();
        return $"<{element}>{Argument()}{mark}</{element}>";
    }

    private string Alphabet(string command)
    {
        var text = Verbatim();
        if (text.StartsWith('\\') && MathSymbols.Identifiers.TryGetValue(text[1..], out var greek))
            return $"<mi style=\"font-weight:bold\">{greek}</mi>";
        return $"<mi>{string.Concat(text.Select(letter => WebUtility.HtmlEncode(MathSymbols.InAlphabet(command, letter))))}</mi>";
    }

    /// <summary>What stands between <c>\left</c> and <c>\right</c>, with brackets that grow.</summary>
    private string Fenced()
    {
        var open = Fence();
        var body = Row("\\right");
        return $"<mrow>{open}{body}{Fence()}</mrow>";
    }

    private string Fence()
    {
        SkipSpace();
        if (AtEnd)
            return "";
        var c = _source[_at];
        if (c == '\\')
        {
            var name = CommandName();
            return $"<mo stretchy=\"true\">{MathSymbols.Fences.GetValueOrDefault(name, name)}</mo>";
        }
        _at++;
        return c == '.' ? "" : $"<mo stretchy=\"true\">{WebUtility.HtmlEncode(c.ToString())}</mo>";
    }

    /// <summary>Rows and columns: aligned equations, cases, matrices.</summary>
    private string Environment()
    {
        var name = Verbatim();
        var end = $"\\end{{{name}}}";
        var rows = new StringBuilder();
        var row = new StringBuilder();
        do
        {
            row.Append($"<mtd>{Row("&", "\\\\", end)}</mtd>");
            if (_closedBy == "&")
                continue;
            rows.Append($"<mtr>{row}</mtr>");
            row.Clear();
        }
        while (!AtEnd && _closedBy != end);
        var aligned = name.StartsWith("align", StringComparison.Ordinal);
        var table = $"<mtable{(aligned ? " class=\"aligned\"" : "")}>{rows}</mtable>";
        var (open, shut) = name switch { "cases" => ("{", ""), "pmatrix" => ("(", ")"), "bmatrix" => ("[", "]"), _ => ("", "") };
        return open.Length == 0 ? table : $"<mrow><mo stretchy=\"true\">{open}</mo>{table}{(shut.Length == 0 ? "" : $"<mo stretchy=\"true\">{shut}</mo>")}</mrow>";
    }

    private string Argument()
    {
        SkipSpace();
        if (!AtEnd && char.IsAsciiDigit(_source[_at]))
            return $"<mn>{_source[_at++]}</mn>"; // a bare argument is one digit
        return $"<mrow>{Atom().Markup}</mrow>";
    }

    /// <summary>The text of a braced argument as it stands.</summary>
    private string Verbatim()
    {
        SkipSpace();
        if (AtEnd || _source[_at] != '{')
            return AtEnd ? "" : _source[_at++].ToString();
        var start = ++_at;
        for (var depth = 1; !AtEnd; _at++)
        {
            depth += _source[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return _source[start.._at++];
        }
        return _source[start..];
    }

    private string CommandName()
    {
        var start = ++_at;
        while (!AtEnd && char.IsAsciiLetter(_source[_at]))
            _at++;
        if (_at == start && !AtEnd)
            _at++;
        return _source[start.._at];
    }

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(_source[_at]))
            _at++;
    }
}
