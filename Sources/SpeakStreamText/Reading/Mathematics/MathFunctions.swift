/// Functions and operators that are written as words.
enum MathFunctions {
    static let named: [String: MathSymbol] = {
        var symbols: [String: MathSymbol] = [:]
        for (name, words) in Self.functions {
            symbols[name] = MathSymbol(words, .function)
        }
        for (name, words) in Self.big {
            symbols[name] = MathSymbol(words, .big)
        }
        symbols["mod"] = MathSymbol("mod", .binary)
        return symbols
    }()

    private static let functions: [(String, String)] = [
        ("sin", "sine"), ("cos", "cosine"), ("tan", "tangent"), ("cot", "cotangent"), ("sec", "secant"),
        ("csc", "cosecant"),
        ("arcsin", "arc sine"), ("arccos", "arc cosine"), ("arctan", "arc tangent"), ("sinh", "hyperbolic sine"),
        ("cosh", "hyperbolic cosine"), ("tanh", "hyperbolic tangent"), ("log", "log"), ("ln", "natural log"),
        ("lg", "log"),
        ("exp", "the exponential"), ("det", "the determinant"), ("dim", "the dimension"), ("ker", "the kernel"),
        ("deg", "the degree"), ("arg", "the argument"), ("gcd", "the greatest common divisor"),
        ("lcm", "the least common multiple"), ("max", "the maximum"), ("min", "the minimum"), ("sup", "the supremum"),
        ("inf", "the infimum"), ("argmax", "arg max"), ("argmin", "arg min"), ("Pr", "the probability"),
        ("Var", "the variance"),
        ("Cov", "the covariance"), ("Tr", "the trace"), ("tr", "the trace"), ("sgn", "the sign"), ("rank", "the rank"),
        ("span", "the span"), ("Re", "the real part"), ("Im", "the imaginary part"),
    ]

    private static let big: [(String, String)] = [
        ("lim", "the limit"), ("limsup", "the limit superior"), ("liminf", "the limit inferior"),
    ]
}
