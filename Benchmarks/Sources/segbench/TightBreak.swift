import SpeakStreamText

/// Why a break is taken to lie inside what is spoken in one breath.
///
/// A proxy for a parse: it looks at the words and marks around the break and nowhere else. The first reason that holds
/// counts; the end of a sentence or a line is never tight.
enum TightBreak: String, CaseIterable {
    case betweenDigits = "between digits, behind a comma"
    case enclosed = "inside brackets, quotation marks or backticks"
    case functionWord = "behind a function word"
    case unmarked = "no mark before it, and none of the words that open a clause or phrase behind it"

    /// Returns nil if the break after the phrase is not tight.
    init?(after phrase: Phrase, in text: String) {
        guard phrase.breakAfter == .clause else {
            return nil
        }
        let scalars = text.utf8.dropFirst(phrase.range.upperBound)
        let rest = String(decoding: scalars.prefix(200), as: UTF8.self)
        let before = String(phrase.text.reversed().drop(while: \.isWhitespace).reversed())
        if Self.isBetweenDigits(phrase.text, rest) {
            self = .betweenDigits
        } else if Self.isEnclosed(String(decoding: text.utf8.prefix(phrase.range.upperBound), as: UTF8.self)) {
            self = .enclosed
        } else if FunctionWords.all.contains(Self.lastWord(before)) {
            self = .functionWord
        } else if !Self.endsInMark(before), !FunctionWords.openers.contains(Self.firstWord(rest)) {
            self = .unmarked
        } else {
            return nil
        }
    }

    private static func isBetweenDigits(_ text: String, _ rest: String) -> Bool {
        text.last == "," && text.dropLast().last?.isNumber == true && rest.first?.isNumber == true
    }

    /// Whether something opened and did not close before the break.
    private static func isEnclosed(_ before: String) -> Bool {
        var depth = 0
        var isQuoted = false
        var isCode = false
        for character in before {
            switch character {
            case "`": isCode.toggle()
            case "\"": isQuoted.toggle()
            case "(", "[", "{", "\u{201C}", "\u{AB}": depth += 1
            case ")", "]", "}", "\u{201D}", "\u{BB}": depth = max(0, depth - 1)
            default: break
            }
        }
        return depth > 0 || isQuoted || isCode
    }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "'" || character == "\u{2019}"
    }

    private static func lastWord(_ text: String) -> String {
        let end = text.reversed().drop { !Self.isPartOfWord($0) }
        return Self.plain(String(end.prefix(while: Self.isPartOfWord).reversed()))
    }

    private static func firstWord(_ text: String) -> String {
        Self.plain(String(text.drop { !Self.isPartOfWord($0) }.prefix(while: Self.isPartOfWord)))
    }

    private static func plain(_ word: String) -> String {
        String(word.lowercased().map { $0 == "\u{2019}" ? "'" : $0 })
    }

    private static func endsInMark(_ text: String) -> Bool {
        text.last?.isPunctuation == true
    }
}
