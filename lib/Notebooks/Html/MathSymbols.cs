namespace Notebooks.Html;

/// <summary>The LaTeX names that the converter knows, with their characters.</summary>
internal static class MathSymbols
{
    /// <summary>Letters and letter-like signs.</summary>
    public static readonly Dictionary<string, string> Identifiers = new()
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ϵ", ["varepsilon"] = "ε", ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["vartheta"] = "ϑ", ["iota"] = "ι", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν",
        ["xi"] = "ξ", ["pi"] = "π", ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["upsilon"] = "υ", ["phi"] = "ϕ", ["varphi"] = "φ",
        ["chi"] = "χ", ["psi"] = "ψ", ["omega"] = "ω", ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ",
        ["Pi"] = "Π", ["Sigma"] = "Σ", ["Phi"] = "Φ", ["Psi"] = "Ψ", ["Omega"] = "Ω", ["infty"] = "∞", ["partial"] = "∂", ["nabla"] = "∇",
        ["ell"] = "ℓ", ["hbar"] = "ℏ", ["emptyset"] = "∅", ["dots"] = "…", ["ldots"] = "…", ["cdots"] = "⋯", ["vdots"] = "⋮", ["prime"] = "′", ["top"] = "⊤", ["bot"] = "⊥",
    };

    /// <summary>Operators and relations.</summary>
    public static readonly Dictionary<string, string> Operators = new()
    {
        ["cdot"] = "⋅", ["times"] = "×", ["div"] = "÷", ["pm"] = "±", ["mp"] = "∓", ["odot"] = "⊙", ["oplus"] = "⊕", ["otimes"] = "⊗", ["circ"] = "∘",
        ["ast"] = "∗", ["star"] = "⋆", ["le"] = "≤", ["leq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["ne"] = "≠", ["neq"] = "≠", ["ll"] = "≪",
        ["gg"] = "≫", ["approx"] = "≈", ["sim"] = "∼", ["simeq"] = "≃", ["equiv"] = "≡", ["propto"] = "∝", ["in"] = "∈", ["notin"] = "∉",
        ["subset"] = "⊂", ["subseteq"] = "⊆", ["cup"] = "∪", ["cap"] = "∩", ["to"] = "→", ["rightarrow"] = "→", ["leftarrow"] = "←",
        ["longrightarrow"] = "⟶", ["Rightarrow"] = "⇒", ["Leftrightarrow"] = "⇔", ["leftrightarrow"] = "↔", ["mapsto"] = "↦", ["mid"] = "∣",
        ["parallel"] = "∥", ["forall"] = "∀", ["exists"] = "∃", ["land"] = "∧", ["lor"] = "∨", ["neg"] = "¬", ["colon"] = ":", ["setminus"] = "∖",
    };

    /// <summary>Operators whose limits stand above and below in a displayed formula.</summary>
    public static readonly Dictionary<string, string> Large = new()
    {
        ["sum"] = "∑", ["prod"] = "∏", ["bigcup"] = "⋃", ["bigcap"] = "⋂", ["int"] = "∫",
    };

    /// <summary>Functions written upright; those with true take their limits below.</summary>
    public static readonly Dictionary<string, bool> Functions = new()
    {
        ["log"] = false, ["ln"] = false, ["exp"] = false, ["sin"] = false, ["cos"] = false, ["tan"] = false, ["tanh"] = false, ["det"] = false,
        ["dim"] = false, ["Pr"] = false, ["max"] = true, ["min"] = true, ["lim"] = true, ["sup"] = true, ["inf"] = true, ["arg"] = false, ["deg"] = false,
    };

    /// <summary>Brackets and bars.</summary>
    public static readonly Dictionary<string, string> Fences = new()
    {
        ["{"] = "{", ["}"] = "}", ["|"] = "‖", ["lVert"] = "‖", ["rVert"] = "‖", ["Vert"] = "‖", ["lvert"] = "|", ["rvert"] = "|", ["vert"] = "|",
        ["langle"] = "⟨", ["rangle"] = "⟩", ["lfloor"] = "⌊", ["rfloor"] = "⌋", ["lceil"] = "⌈", ["rceil"] = "⌉", ["lbrace"] = "{", ["rbrace"] = "}",
    };

    /// <summary>Signs set above their argument.</summary>
    public static readonly Dictionary<string, string> Accents = new()
    {
        ["hat"] = "^", ["widehat"] = "^", ["bar"] = "¯", ["overline"] = "¯", ["tilde"] = "~", ["widetilde"] = "~", ["vec"] = "→", ["dot"] = "˙", ["ddot"] = "¨",
    };

    /// <summary>Spaces, in em.</summary>
    public static readonly Dictionary<string, string> Spaces = new()
    {
        [","] = "0.17em", [":"] = "0.22em", [";"] = "0.28em", ["!"] = "-0.17em", [" "] = "0.3em", ["quad"] = "1em", ["qquad"] = "2em",
    };

    /// <summary>A letter in one of the mathematical alphabets; characters without such a form stay as they are.</summary>
    public static string InAlphabet(string command, char letter) => (command, letter) switch
    {
        ("mathbb", 'C') => "ℂ",
        ("mathbb", 'H') => "ℍ",
        ("mathbb", 'N') => "ℕ",
        ("mathbb", 'P') => "ℙ",
        ("mathbb", 'Q') => "ℚ",
        ("mathbb", 'R') => "ℝ",
        ("mathbb", 'Z') => "ℤ",
        ("mathbb", '1') => "𝟙",
        ("mathcal", 'B') => "ℬ",
        ("mathcal", 'E') => "ℰ",
        ("mathcal", 'F') => "ℱ",
        ("mathcal", 'H') => "ℋ",
        ("mathcal", 'I') => "ℐ",
        ("mathcal", 'L') => "ℒ",
        ("mathcal", 'M') => "ℳ",
        ("mathcal", 'R') => "ℛ",
        ("mathbb", >= 'A' and <= 'Z') => char.ConvertFromUtf32(0x1D538 + letter - 'A'),
        ("mathcal", >= 'A' and <= 'Z') => char.ConvertFromUtf32(0x1D49C + letter - 'A'),
        ("mathbf" or "boldsymbol" or "bm", >= 'A' and <= 'Z') => char.ConvertFromUtf32(0x1D400 + letter - 'A'),
        ("mathbf" or "boldsymbol" or "bm", >= 'a' and <= 'z') => char.ConvertFromUtf32(0x1D41A + letter - 'a'),
        ("mathbf" or "boldsymbol" or "bm", >= '0' and <= '9') => char.ConvertFromUtf32(0x1D7CE + letter - '0'),
        _ => letter.ToString(),
    };
}
