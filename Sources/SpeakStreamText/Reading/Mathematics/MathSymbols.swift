/// Letters and signs by the commands and characters that stand for them.
enum MathSymbols {
    static let commands: [String: MathSymbol] = {
        var symbols: [String: MathSymbol] = [:]
        for (kind, names) in Self.commandTable {
            for (name, words) in names {
                symbols[name] = MathSymbol(words, kind)
            }
        }
        return symbols
    }()

    /// What ASCII marks say; those of several characters are one token.
    static let ascii: [String: MathSymbol] = [
        "+": MathSymbol("plus", .sign), "-": MathSymbol("minus", .sign), "*": MathSymbol("times", .binary),
        "/": MathSymbol("over", .slash), "=": MathSymbol("equals", .relation), "==": MathSymbol("equals", .relation),
        "<": MathSymbol("is less than", .relation), ">": MathSymbol("is greater than", .relation),
        "<=": MathSymbol("is less than or equal to", .relation),
        ">=": MathSymbol("is greater than or equal to", .relation),
        "!=": MathSymbol("is not equal to", .relation), ":=": MathSymbol("is defined as", .relation),
        "->": MathSymbol("to", .arrow), "=>": MathSymbol("implies", .relation),
        "<=>": MathSymbol("if and only if", .relation),
        ",": MathSymbol(",", .pause), ";": MathSymbol(",", .pause), ".": MathSymbol(",", .pause),
        ":": MathSymbol(",", .colon),
        "!": MathSymbol("factorial", .postfix), "%": MathSymbol("percent", .postfix),
        "...": MathSymbol("dot dot dot", .ellipsis),
        "||": MathSymbol("or", .binary),
    ]

    /// Signs beyond ASCII.
    static let unicode: [String: MathSymbol] = {
        var symbols: [String: MathSymbol] = [:]
        for (mark, name) in Self.unicodeTable {
            symbols[mark] = Self.commands[name] ?? Self.ascii[name] ?? MathFunctions.named[name]
        }
        for (letter, name) in [("ℝ", "R"), ("ℕ", "N"), ("ℤ", "Z"), ("ℚ", "Q"), ("ℂ", "C")] {
            symbols[letter] = MathSymbol(name, .set)
        }
        return symbols
    }()

    static let negations = [
        "equals": "is not equal to", "in": "is not in", "is a subset of": "is not a subset of",
        "is equivalent to": "is not equivalent to", "is less than": "is not less than",
        "is greater than": "is not greater than", "is parallel to": "is not parallel to",
        "is approximately equal to": "is not approximately equal to",
    ]

    /// Sets of numbers by their letter.
    static let sets = [
        "R": "the real numbers", "N": "the natural numbers", "Z": "the integers", "Q": "the rational numbers",
        "C": "the complex numbers",
    ]

    private static let commandTable: [(MathSymbol.Kind, [(String, String)])] = [
        (.cross, [("times", "times")]),
        (
            .binary,
            [
                ("cdot", "times"), ("div", "divided by"), ("ast", "star"), ("star", "star"), ("cup", "union"),
                ("cap", "intersection"), ("setminus", "minus"), ("wedge", "and"), ("land", "and"), ("vee", "or"),
                ("lor", "or"),
                ("oplus", "circle plus"), ("otimes", "tensor"), ("circ", "composed with"), ("bmod", "mod"),
                ("mod", "mod"),
                ("bullet", "dot"), ("choose", "choose"), ("odot", "circle dot"), ("over", "over"),
            ]
        ),
        (.sign, [("pm", "plus or minus"), ("mp", "minus or plus")]),
        (
            .relation,
            [
                ("eq", "equals"), ("neq", "is not equal to"), ("ne", "is not equal to"), ("lt", "is less than"),
                ("gt", "is greater than"), ("le", "is less than or equal to"), ("leq", "is less than or equal to"),
                ("leqslant", "is less than or equal to"), ("ge", "is greater than or equal to"),
                ("geq", "is greater than or equal to"), ("geqslant", "is greater than or equal to"),
                ("ll", "is much less than"), ("gg", "is much greater than"), ("approx", "is approximately equal to"),
                ("simeq", "is approximately equal to"), ("cong", "is congruent to"), ("equiv", "is equivalent to"),
                ("sim", "is similar to"), ("propto", "is proportional to"), ("triangleq", "is defined as"),
                ("coloneqq", "is defined as"), ("doteq", "equals"), ("in", "in"), ("notin", "is not in"),
                ("ni", "contains"),
                ("subset", "is a subset of"), ("subseteq", "is a subset of"), ("subsetneq", "is a proper subset of"),
                ("supset", "is a superset of"), ("supseteq", "is a superset of"), ("perp", "is perpendicular to"),
                ("parallel", "is parallel to"), ("prec", "precedes"), ("succ", "succeeds"), ("nmid", "does not divide"),
                ("implies", "implies"), ("Rightarrow", "implies"), ("Longrightarrow", "implies"),
                ("impliedby", "is implied by"), ("Leftarrow", "is implied by"), ("iff", "if and only if"),
                ("Leftrightarrow", "if and only if"), ("Longleftrightarrow", "if and only if"), ("models", "models"),
                ("vdash", "proves"), ("mapsto", "maps to"), ("longmapsto", "maps to"), ("leftarrow", "gets"),
                ("gets", "gets"),
                ("leftrightarrow", "is equivalent to"), ("rightleftharpoons", "is in equilibrium with"),
                ("therefore", "therefore"), ("because", "because"), ("forall", "for all"), ("exists", "there exists"),
                ("nexists", "there is no"), ("neg", "not"), ("lnot", "not"),
            ]
        ),
        (.arrow, [("to", "to"), ("rightarrow", "to"), ("longrightarrow", "to")]),
        (.bar, [("mid", "divides")]),
        (
            .ordinary,
            [
                ("infty", "infinity"), ("emptyset", "the empty set"), ("varnothing", "the empty set"),
                ("partial", "partial"),
                ("nabla", "nabla"), ("angle", "angle"), ("triangle", "triangle"), ("hbar", "h bar"), ("ell", "l"),
                ("aleph", "aleph"), ("top", "top"), ("bot", "bottom"), ("dagger", "dagger"), ("imath", "i"),
                ("jmath", "j"),
                ("square", "square"), ("Box", "square"), ("checkmark", "check"), ("#", "number"),
            ]
        ),
        (
            .big,
            [
                ("sum", "the sum"), ("prod", "the product"), ("coprod", "the coproduct"), ("int", "the integral"),
                ("iint", "the double integral"), ("iiint", "the triple integral"), ("oint", "the contour integral"),
                ("bigcup", "the union"), ("bigcap", "the intersection"), ("bigoplus", "the direct sum"),
            ]
        ),
        (.postfix, [("%", "percent"), ("degree", "degrees")]),
        (.currency, [("$", "dollar"), ("pounds", "pound"), ("euro", "euro")]),
        (
            .ellipsis,
            [
                ("ldots", "dot dot dot"), ("cdots", "dot dot dot"), ("dots", "dot dot dot"), ("vdots", "dot dot dot"),
                ("ddots", "dot dot dot"), ("dotsc", "dot dot dot"), ("dotsb", "dot dot dot"),
            ]
        ),
        (.pause, [("quad", ","), ("qquad", ","), ("newline", ","), ("blacksquare", ","), ("qed", ",")]),
        (.colon, [("colon", ",")]),
    ]

    private static let unicodeTable: [(String, String)] = [
        ("−", "-"), ("–", "-"), ("×", "times"), ("·", "cdot"), ("⋅", "cdot"), ("∙", "cdot"), ("∗", "ast"), ("÷", "div"),
        ("±", "pm"), ("∓", "mp"),
        ("≠", "neq"), ("≤", "leq"), ("≥", "geq"), ("≈", "approx"), ("≃", "simeq"), ("≅", "cong"), ("≡", "equiv"),
        ("∼", "sim"),
        ("∝", "propto"), ("≪", "ll"), ("≫", "gg"), ("∈", "in"), ("∉", "notin"), ("∋", "ni"), ("⊂", "subset"),
        ("⊆", "subseteq"), ("⊃", "supset"),
        ("⊇", "supseteq"), ("∪", "cup"), ("∩", "cap"), ("∖", "setminus"), ("∧", "wedge"), ("∨", "vee"), ("¬", "neg"),
        ("⊕", "oplus"),
        ("⊗", "otimes"), ("∘", "circ"), ("∀", "forall"), ("∃", "exists"), ("→", "to"), ("⟶", "to"), ("←", "gets"),
        ("↦", "mapsto"),
        ("⇒", "implies"), ("⟹", "implies"), ("⇐", "impliedby"), ("⇔", "iff"), ("⟺", "iff"), ("↔", "leftrightarrow"),
        ("∞", "infty"), ("∅", "emptyset"), ("∂", "partial"),
        ("∇", "nabla"), ("∠", "angle"), ("△", "triangle"), ("⊥", "perp"), ("∥", "parallel"), ("∴", "therefore"),
        ("∵", "because"),
        ("∑", "sum"), ("∏", "prod"), ("∫", "int"), ("∬", "iint"), ("∮", "oint"), ("⋃", "bigcup"), ("⋂", "bigcap"),
        ("…", "ldots"), ("⋯", "cdots"), ("⋮", "vdots"),
        ("°", "degree"), ("€", "euro"), ("£", "pounds"), ("ℏ", "hbar"), ("∕", "/"), ("⁄", "/"), ("≔", "coloneqq"),
        ("ℓ", "ell"),
    ]
}
