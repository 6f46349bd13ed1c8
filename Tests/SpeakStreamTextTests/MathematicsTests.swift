import SpeakStreamTesting
import Testing

@testable import SpeakStreamText

@Suite struct MathematicsTests {
    @Test(arguments: [
        ("x^2 + y^2 = z^2", "x squared plus y squared equals z squared"),
        ("a^3", "a cubed"),
        ("2^n", "2 to the power of n"),
        ("2^{n-1}", "2 to the n minus 1 power"),
        ("2^n - 1", "2 to the power of n minus 1"),
        ("e^{i\\pi} + 1 = 0", "e to the power of i pi plus 1 equals 0"),
        ("e^{-x^2/2}", "e to the negative x squared over 2 power"),
        ("6.02 \\times 10^{23}", "6.02 times 10 to the power of 23"),
        ("10^-3", "10 to the power of negative 3"),
        ("x_i", "x sub i"),
        ("a_{ij}", "a sub i j"),
        ("x_{i+1} = 2", "x sub i plus 1, equals 2"),
        ("v_{\\text{max}}", "v sub max"),
        ("f'(x)", "f prime of x"),
        ("y'' + y", "y double prime plus y"),
        ("A^T A^{-1}", "A transpose times A inverse"),
        ("90^\\circ", "90 degrees"),
        ("25^\\circ\\text{C}", "25 degrees Celsius"),
        ("5!", "5 factorial"),
        ("n^{\\text{th}}", "nth"),
        ("(X^T X)^{-1} y", "the quantity X transpose times X, inverse, times y"),
        ("\\text{C}_6\\text{H}_{12}", "C sub 6 H sub 12"),
        ("ar^n", "a times r to the power of n"),
    ]) func `powers and indices`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("\\frac{1}{2}", "one half"),
        ("\\frac34", "three quarters"),
        ("\\frac{a}{b}", "a over b"),
        ("\\frac{a+b}{c}", "the fraction a plus b over c"),
        ("\\frac{a}{b} + c", "a over b plus c"),
        ("\\frac{a}{b + c}", "a over the quantity b plus c"),
        ("\\frac{a+b}{c+d} + e", "the fraction a plus b over the quantity c plus d, plus e"),
        ("2\\frac{1}{2}", "2 and one half"),
        ("(a+b)/c", "the quantity a plus b, over c"),
        ("1/2", "one half"),
        ("\\frac{dy}{dx}", "d y by d x"),
        ("\\frac{d}{dx} \\sin x", "d by d x of sine of x"),
        ("\\frac{\\partial f}{\\partial x}", "partial f by partial x"),
        ("\\sqrt{2}", "the square root of 2"),
        ("\\sqrt{x} + 1", "the square root of x plus 1"),
        ("\\sqrt{x + 1}", "the square root of the quantity x plus 1"),
        ("\\sqrt[3]{27}", "the cube root of 27"),
        ("\\sqrt[n]{x}", "the nth root of x"),
        ("\\binom{n}{k}", "n choose k"),
    ]) func `fractions and roots`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("f(x) = mx + b", "f of x equals m x plus b"),
        ("f(x,y)", "f of x, y"),
        ("n(n+1)", "n times the quantity n plus 1"),
        ("2(x+1) + 3", "2 times the quantity x plus 1, plus 3"),
        ("x(t)", "x of t"),
        ("\\sin(2x)", "sine of 2 x"),
        ("\\sin^2 x", "sine squared of x"),
        ("\\tan^{-1} x", "inverse tangent of x"),
        ("\\log_2 n", "log base 2 of n"),
        ("O(n \\log n)", "O of n log n"),
        ("\\max(a, b)", "the maximum of a, b"),
        ("\\arg\\max_x f(x)", "arg max over x of f of x"),
        ("\\operatorname{softmax}(x)", "softmax of x"),
        ("P(A \\mid B)", "P of A given B"),
        ("|x - 2|", "the absolute value of the quantity x minus 2"),
        ("2|x||y|", "2 times the absolute value of x times the absolute value of y"),
        ("\\|x\\|", "the norm of x"),
        ("\\lfloor x \\rfloor", "the floor of x"),
        ("\\langle u, v \\rangle", "the inner product of u and v"),
        ("\\langle\\psi|\\phi\\rangle", "the inner product of psi and phi"),
        ("\\alpha|0\\rangle + \\langle 1|", "alpha ket 0 plus bra 1"),
        ("\\mathbb{E}_{x \\sim p}[f(x)]", "E sub x distributed as p, of f of x"),
        ("D_{KL}(P \\| Q)", "D sub K L of P parallel to Q"),
        ("rP(1 - P)", "r P times the quantity 1 minus P"),
        ("(f \\circ g)(x)", "the quantity f composed with g, of x"),
        ("dp[i][j]", "d p of i, j"),
        ("\\left(\\frac{a}{b}\\right)^2", "the quantity a over b, squared"),
    ]) func `functions and parentheses`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("\\sum_{i=1}^n i^2", "the sum from i equals 1 to n of i squared"),
        ("\\sum_{i<j} x", "the sum over i less than j of x"),
        ("\\prod_k a_k", "the product over k of a sub k"),
        ("\\int_a^b f(x)\\,dx", "the integral from a to b of f of x d x"),
        ("\\lim_{x \\to \\infty} f(x)", "the limit as x approaches infinity of f of x"),
        ("\\lim_{x\\to 0^+} x", "the limit as x approaches 0 from the right of x"),
        ("\\left. F \\right|_0^1", "F, evaluated from 0 to 1"),
    ]) func `sums, integrals and limits`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("-x \\pm 5", "negative x plus or minus 5"),
        ("a \\cdot b \\div c * d", "a times b divided by c times d"),
        ("x \\neq y \\leq z \\approx 3", "x is not equal to y is less than or equal to z is approximately equal to 3"),
        ("x \\in \\mathbb{R}", "x in the real numbers"),
        ("W \\in \\mathbb{R}^{m \\times n}", "W in R m by n"),
        ("x \\in (0, 1)", "x in the open interval from 0 to 1"),
        ("A \\cup B \\subseteq C", "A union B is a subset of C"),
        ("\\{x \\mid x > 0\\}", "the set of x such that x is greater than 0"),
        ("\\forall x > 0", "for all x greater than 0"),
        ("p \\implies q", "p implies q"),
        ("f: A \\to B", "f from A to B"),
        ("n \\to \\infty", "n approaches infinity"),
        ("x = 1 \\blacksquare", "x equals 1"),
        ("a \\equiv b \\pmod{n}", "a is equivalent to b mod n"),
        ("1, 2, \\ldots, n", "1, 2, dot dot dot, n"),
        ("(2, -3)", "the pair 2, negative 3"),
        ("\\vec{a} \\cdot \\vec{b} \\times \\vec{c}", "vector a dot vector b cross vector c"),
        ("\\hat{y} - \\bar{x}", "y hat minus x bar"),
        ("\\Delta\\theta", "delta theta"),
    ]) func `operators, relations and letters`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("9.8\\,\\text{m/s}^2", "9.8 meters per second squared"),
        ("1 \\text{ km}", "1 kilometer"),
        ("3 \\times 10^8\\ \\mathrm{m/s}", "3 times 10 to the power of 8 meters per second"),
        ("5\\,\\mathrm{N}\\cdot\\mathrm{m}", "5 newton meters"),
        ("50\\%", "50 percent"),
        ("\\$1{,}000", "1000 dollars"),
        ("1,000,000", "1000000"),
        ("(100,200)", "the pair 100, 200"),
        ("0.\\overline{3}", "0 point 3 repeating"),
        ("\\text{Area} = \\pi r^2", "Area equals pi r squared"),
    ]) func `numbers, units and text`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        ("x² + √2 ≤ π", "x squared plus the square root of 2 is less than or equal to pi"),
        ("x₁ → ∞", "x sub 1 approaches infinity"),
        ("½ m v²", "one half m v squared"),
        ("sin(x) != 0", "sine of x is not equal to 0"),
        ("2^10 >= 1000", "2 to the power of 10 is greater than or equal to 1000"),
    ]) func `mathematics without commands`(text: String, words: String) {
        #expect(spoken(text) == words)
    }

    @Test(arguments: [
        ("\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}", "x equals 1, y equals 2"),
        ("x = 1 \\\\[2pt] y = 2", "x equals 1, y equals 2"),
        (
            "|x| = \\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{otherwise} \\end{cases}",
            "the absolute value of x equals, x if x is greater than 0, negative x otherwise"
        ),
        ("\\begin{cases} 1, & x > 0 \\\\ 0 \\end{cases}", "1 if x is greater than 0, 0"),
        ("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "the 2 by 2 matrix, row 1, a, b, row 2, c, d"),
        ("\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}", "the column vector, 1, 2"),
        ("\\left\\{\\begin{array}{ll} 1 & x \\\\ 2 & y \\end{array}\\right.", "1 if x, 2 if y"),
        ("\\boxed{x = 5}", "x equals 5"),
    ]) func `lines, cases and matrices`(latex: String, words: String) {
        #expect(spoken(latex) == words)
    }

    @Test(arguments: [
        "", "\\", "\\foo{x}", "((", "x^", "\\frac{1}", "a`b", "\\text{Fläche}", "{", "}", "\\sqrt{}", "\\left( x",
        "\\begin{cases} x", "\\begin{tikzpicture}\\end{tikzpicture}",
    ]) func `what is not understood is no words`(latex: String) {
        #expect(spoken(latex) == nil)
    }

    @Test func `what is too much for the ear is no words`() {
        #expect(spoken(Array(repeating: "x", count: 30).joined(separator: "+")) != nil)
        #expect(spoken(Array(repeating: "x", count: 31).joined(separator: "+")) == nil)
        #expect(spoken(String(repeating: "\\boxed{", count: 15) + "x" + String(repeating: "}", count: 15)) != nil)
        #expect(spoken(String(repeating: "\\boxed{", count: 16) + "x" + String(repeating: "}", count: 16)) == nil)
        #expect(spoken(String(repeating: " ", count: 999) + "x") == "x")
        #expect(spoken(String(repeating: " ", count: 1000) + "x") == nil)
    }

    @Test(arguments: 0..<400) func `any text gives plain words or none`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let parts = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                Self.parts.randomElement(using: &generator) ?? ""
            }
            check(parts.joined())
        }
    }

    private static let parts = [
        "x", "y", "n", "d", "f", "P", "12", "0.5", "1,000", "+", "-", "=", "/", "(", ")", "[", "]", "|", "||", "^", "_",
        "{", "}", "'",
        "&", "\\\\", " ", ",", ":", "!", "%", "\\frac", "\\sqrt", "\\sum", "\\int", "\\lim", "\\to", "\\infty",
        "\\alpha", "\\text{if }",
        "\\mathrm{m/s}", "\\left(", "\\right)", "\\left.", "\\right|", "\\begin{cases}", "\\end{cases}",
        "\\begin{pmatrix}",
        "\\end{pmatrix}", "\\mathbb{R}", "\\vec", "\\hat{x}", "\\{", "\\}", "\\mid", "\\sin", "\\log", "\\circ", "²",
        "₁", "√", "π", "≤", "é",
        "\\$", "\\operatorname{a,b}", "\\text{a_b $c$}", "\\quad", "\\blacksquare", "{x}", "^{2}", "_{i}",
        "\\binom{n}{k}",
    ]

    @Test(arguments: 0..<100) func `any bytes give plain words or none`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
            check(bytes)
            check(bytes.map { $0 & 0x7F })
        }
    }

    private func spoken(_ latex: String) -> String? {
        SpokenMathematics.words(latex.utf8).map { String(decoding: $0, as: UTF8.self) }
    }

    private func check(_ latex: String) {
        self.check(Array(latex.utf8))
    }

    private func check(_ latex: [UInt8]) {
        guard let words = SpokenMathematics.words(latex) else {
            return
        }
        let said = String(decoding: words, as: UTF8.self)
        let isPlain = words.allSatisfy { $0.isAlphanumeric || " ,.'-".utf8.contains($0) }
        let isSpaced = said.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != ","
        }
        #expect(isPlain && isSpaced && said.utf8.count <= 1200, "\(String(decoding: latex, as: UTF8.self)) → \(said)")
    }
}
