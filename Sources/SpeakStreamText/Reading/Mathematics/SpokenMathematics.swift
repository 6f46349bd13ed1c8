/// Mathematics in the words in which a person reads it to a listener.
///
/// The words follow the "person reading aloud" styles of MathSpeak and ClearSpeak: "x squared", "the square root of 2",
/// "one half". What the eye sees by a bar or parentheses is said as "the quantity ..." and ends with a pause, so that
/// `\frac{a}{b} + c` and `\frac{a}{b + c}` do not sound alike. The case of letters is not said.
enum SpokenMathematics {
    /// The English words of a formula in LaTeX or plain characters, without the marks around it.
    ///
    /// They are ASCII with single spaces, and a comma is a pause. Nil for what is unknown or can not be understood by ear:
    /// more than 60 words (some 25 seconds), 16 levels of nesting or 1,000 bytes.
    static func words(_ latex: some Collection<UInt8>) -> [UInt8]? {
        let bytes = Array(latex.prefix(self.longest + 1))
        guard bytes.count <= self.longest else {
            return nil
        }
        do {
            var tokenizer = MathTokenizer(bytes)
            var parser = MathParser(try tokenizer.tokens())
            var speech = MathSpeech(longest: self.mostWords)
            return try speech.speak(try parser.formula())
        } catch {
            return nil
        }
    }

    private static let longest = 1000
    private static let mostWords = 60
}

/// A formula holds something unknown, or is too much for the ear.
struct UnspeakableMathematics: Error {}
