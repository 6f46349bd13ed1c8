extension MathSymbols {
    /// Greek letters by their commands.
    static let greek: [String: String] = {
        var names: [String: String] = [:]
        for name in Self.greekNames {
            // A voice takes "xi" for a Roman number.
            let spoken = name == "xi" ? "Xi" : name
            names[name] = spoken
            names["var" + name] = spoken
            names[name.prefix(1).uppercased() + name.dropFirst()] = spoken
        }
        return names
    }()

    /// Greek letters, and letters with a meaning, by themselves.
    static let letters: [String: String] = {
        var letters = ["ϕ": "phi", "ϵ": "epsilon", "ϑ": "theta", "ς": "sigma", "µ": "mu"]
        for (offset, name) in Self.greekNames.enumerated() {
            // The block has a final sigma behind rho.
            let place = UInt32(offset) + (offset > 16 ? 1 : 0)
            for start: UInt32 in [0x391, 0x3B1] {
                if let scalar = Unicode.Scalar(start + place) {
                    letters[String(scalar)] = Self.greek[name]
                }
            }
        }
        return letters
    }()

    /// In the order of the alphabet.
    private static let greekNames = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi",
        "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]

    static let vulgarFractions = [
        "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"),
        "⅛": ("1", "8"),
    ]

    /// Raised characters as they are on the line.
    static let raised = Self.scripts("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀ", "0123456789+-()niT")

    /// Lowered ones.
    static let lowered = Self.scripts("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑᵢⱼₖₘₙₓₜ", "0123456789+-()aeijkmnxt")

    private static func scripts(_ characters: String, _ plain: String) -> [Unicode.Scalar: String] {
        Dictionary(uniqueKeysWithValues: zip(characters.unicodeScalars, plain.unicodeScalars.map { String($0) }))
    }
}
