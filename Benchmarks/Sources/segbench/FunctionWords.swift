/// English words that belong to the word behind them, and words that open a clause.
enum FunctionWords {
    /// Determiners, prepositions, auxiliaries and conjunctions: no breath is taken behind one.
    static let all: Set<String> = Set(
        [Self.determiners, Self.prepositions, Self.auxiliaries, Self.conjunctions]
            .flatMap { $0.split(separator: " ").map(String.init) }
    )

    /// The words before which a break needs no mark.
    ///
    /// Those that open a clause, and the prepositions that open a phrase of their own, which hangs on what stands before it
    /// by none of the tight arcs (det, amod, compound, flat, nummod, case, aux, cop, mark, obj). "of" is not among them.
    static let openers: Set<String> = [
        "because", "who", "when", "if", "but", "which", "while", "where", "although", "unless", "until", "since",
        "without", "before", "after", "and", "or", "that",
        "for", "with", "by", "in", "on", "from", "to", "using", "via", "through", "into", "between", "among", "during",
        "under", "over", "within", "across", "against", "about",
    ]

    private static let determiners = """
        a an the this that these those my your his her its our their some any no every each either neither both all many \
        much few several such another what whose which
        """
    private static let prepositions = """
        about above across after against along among around as at before behind below beneath beside between beyond \
        by despite down during except for from in inside into like near of off on onto over per since than through \
        throughout to toward towards under until up upon via with within without
        """
    private static let auxiliaries = """
        am is are was were be been being do does did have has had can could may might must shall should will would \
        isn't aren't wasn't weren't don't doesn't didn't can't cannot couldn't won't wouldn't shouldn't
        """
    private static let conjunctions = """
        and or but nor so yet if because although though unless while whereas whether when where who whom
        """
}
