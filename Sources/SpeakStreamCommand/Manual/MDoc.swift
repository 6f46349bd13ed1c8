/// Text as the source of a manual page.
enum MDoc {
    /// The text with what means something to roff made literal.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\u{2019}", "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            case "\"": escaped += "\\(dq"
            case "\u{2026}": escaped += "..."
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A line of its own, which is no macro whatever it begins with.
    static func line(_ text: some StringProtocol) -> String {
        (text.hasPrefix(".") ? "\\&" : "") + Self.escaped(text) + "\n"
    }

    /// Prose in lines of up to 80 bytes, each sentence on a line of its own, as roff wants it.
    static func lines(_ text: some StringProtocol) -> String {
        var lines = ""
        var line = ""
        func close() {
            if !line.isEmpty { lines += line + "\n" }
            line = ""
        }
        var endsSentence = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            let begins = word.first.map { $0.isUppercase || $0.isNumber } ?? false
            let source = Self.escaped(word)
            if line.utf8.count + source.utf8.count + 1 > 79 || endsSentence && begins { close() }
            line += line.isEmpty ? (source.hasPrefix(".") ? "\\&" : "") + source : " " + source
            endsSentence = word.last.map { ".!?".contains($0) } ?? false
        }
        close()
        return lines
    }
}
