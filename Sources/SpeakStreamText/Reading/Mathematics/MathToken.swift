/// What LaTeX mathematics consists of for a reader; spaces are nothing.
enum MathToken: Equatable {
    case number(String)
    case letter(String)
    /// Text as it stands: `\text{if}`, `\mathrm{kg}`, or a word that was written without a command.
    case text(String)
    /// A function by its name: `\operatorname{softmax}`.
    case function(String)
    /// A command without its backslash, or one character of it: `frac`, `{`.
    case command(String)
    /// The name of an environment that begins or ends.
    case begin(String)
    case end(String)
    /// Any other mark: an operator of one or two ASCII characters, or a symbol beyond ASCII.
    case mark(String)
    case openBrace
    case closeBrace
    case superscript
    case `subscript`
    case prime
    case cell
    case row
}
