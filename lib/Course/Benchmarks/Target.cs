using System.Globalization;

namespace Course.Benchmarks;

/// <summary>What a figure or a ratio has to reach.</summary>
/// <param name="Sign">One of &gt;=, &lt;= and &lt;.</param>
/// <param name="Limit">The limit.</param>
internal sealed record Target(string Sign, double Limit)
{
    public static Target AtLeast(double limit) => new(">=", limit);

    public static Target AtMost(double limit) => new("<=", limit);

    public static Target Below(double limit) => new("<", limit);

    /// <summary>Decides by the exact value.</summary>
    public bool IsReached(double value) => Sign switch { ">=" => value >= Limit, "<=" => value <= Limit, _ => value < Limit };

    /// <summary>A value at two decimals, rounded against the course where there is a target, so that it never looks better than it is.</summary>
    public static string Round(double value, Target? target)
    {
        var hundredths = (decimal)value * 100;
        var rounded = target?.Sign switch { null => Math.Round(hundredths), ">=" => Math.Floor(hundredths), _ => Math.Ceiling(hundredths) };
        return (rounded / 100).ToString("F2", CultureInfo.InvariantCulture);
    }

    /// <summary>The value and the target as a statement that holds, such as "4.31 >= 4"; one that is missed ends in "!".</summary>
    public string Statement(double value)
    {
        var limit = Limit.ToString("0.##", CultureInfo.InvariantCulture);
        if (IsReached(value)) return $"{Round(value, this)} {Sign} {limit}";
        return $"{Round(value, this)} {(Sign == ">=" ? "<" : Sign == "<" ? ">=" : ">")} {limit} !";
    }

    public override string ToString() => FormattableString.Invariant($"{Sign} {Limit:0.##}");
}
