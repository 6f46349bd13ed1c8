/// Commands by what they do with what follows.
enum MathCommands {
    /// Their argument is text.
    static let text: Set<String> = ["text", "textbf", "textit", "textrm", "textsf", "texttt", "mbox", "textnormal"]

    /// Their argument is set upright, and may be a word.
    static let roman: Set<String> = ["mathrm", "mathsf", "mathtt", "mathit", "rm"]

    /// Nothing is said of their argument.
    static let silentArguments: Set<String> = [
        "tag", "label", "hspace", "vspace", "phantom", "hphantom", "vphantom", "color", "textcolor",
    ]

    /// They have a form with a star, which says the same.
    static let starred: Set<String> = ["operatorname", "hspace", "vspace", "tag"]

    /// Only their argument is said.
    static let transparent: Set<String> = [
        "boxed", "fbox", "mathrm", "mathsf", "mathtt", "mathit", "mathcal", "mathscr", "mathfrak", "mathnormal",
        "underline",
        "cancel", "bcancel", "smash", "mathop", "mathbin", "mathrel", "ensuremath", "displaylines",
    ]

    private static let silent: Set<String> = [
        ",", ";", ":", "!", " ", ">", "thinspace", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits",
        "middle",
        "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm",
        "Bigm",
        "nonumber", "notag", "hline", "rm", "bf", "it", "negthinspace", "allowbreak", "displaylimits",
    ]

    /// Whether a token changes only how a formula looks.
    static func isSilent(_ token: MathToken) -> Bool {
        guard case .command(let name) = token else {
            return false
        }
        return self.silent.contains(name)
    }

    static let accents: [String: MathAccent] = [
        "hat": MathAccent(words: "hat"), "widehat": MathAccent(words: "hat"), "bar": MathAccent(words: "bar"),
        "overline": MathAccent(words: "bar"), "tilde": MathAccent(words: "tilde"),
        "widetilde": MathAccent(words: "tilde"),
        "dot": MathAccent(words: "dot"), "ddot": MathAccent(words: "double dot"), "check": MathAccent(words: "check"),
        "vec": MathAccent(words: "vector", isBefore: true, isVector: true),
        "overrightarrow": MathAccent(words: "vector", isBefore: true, isVector: true),
        "mathbf": MathAccent(words: "", isVector: true), "boldsymbol": MathAccent(words: "", isVector: true),
        "bm": MathAccent(words: "", isVector: true), "symbf": MathAccent(words: "", isVector: true),
    ]

    static let environments: [String: MathEnvironment] = [
        "aligned": .lines, "align": .lines, "alignedat": .lines, "alignat": .lines, "gather": .lines,
        "gathered": .lines, "split": .lines,
        "equation": .lines, "multline": .lines, "eqnarray": .lines, "cases": .cases, "dcases": .cases,
        "matrix": .matrix,
        "pmatrix": .matrix, "bmatrix": .matrix, "Bmatrix": .matrix, "smallmatrix": .matrix, "array": .matrix,
        "vmatrix": .determinant,
    ]
}
