import SpeakStreamText

/// A word of a caption, or a part of one that is longer than a line.
struct CaptionPiece: Sendable, Hashable {
    /// The text, with the marks that belong to it.
    var text: String
    /// Whether a space parts it from what stands before it.
    var isSpaced: Bool
    /// The place of its word among those of the phrase.
    var word: Int
}

/// Cuts what is said into captions of at most two lines.
enum CaptionText {
    /// So many characters fit into a line: what broadcasters and streaming services ask for in Latin script.
    static let width = 42

    /// The pieces of a phrase, from the text as it is said and its words.
    ///
    /// - Parameters:
    ///   - text: what is said.
    ///   - words: ranges of its UTF-8 bytes.
    static func pieces(_ text: String, words: [Range<Int>]) -> [CaptionPiece] {
        let bytes = Array(text.utf8)
        var pieces: [CaptionPiece] = []
        var start = 0
        for (index, word) in words.enumerated() {
            // What stands between two words, such as a dash, goes with the second; behind the last with that.
            let end = index == words.count - 1 ? bytes.count : word.upperBound
            let parts = String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
            let isSpaced = bytes[start..<word.lowerBound].contains { $0 < 0x80 && Character(Unicode.Scalar($0)).isWhitespace }
            start = end
            for (place, part) in parts.enumerated() {
                let isSpaced = place > 0 || isSpaced
                for (cut, part) in Self.cut(part).enumerated() {
                    pieces.append(CaptionPiece(text: part, isSpaced: isSpaced && cut == 0, word: index))
                }
            }
        }
        return pieces
    }

    /// The pieces in runs, each of which fits into two lines.
    static func chunks(_ pieces: [CaptionPiece]) -> [[CaptionPiece]] {
        var chunks: [[CaptionPiece]] = []
        var rest = pieces[...]
        while !rest.isEmpty {
            let count = Self.count(rest)
            chunks.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return chunks
    }

    /// A chunk as one line, or as two of nearly the same length.
    static func lines(_ pieces: [CaptionPiece]) -> [String] {
        let whole = Self.line(pieces[...])
        guard whole.count > Self.width else { return [whole] }
        let cuts = pieces.indices.dropFirst().map { [Self.line(pieces[..<$0]), Self.line(pieces[$0...])] }
        let good = cuts.filter { $0.allSatisfy { $0.count <= Self.width } }
        return good.min { abs($0[0].count - $0[1].count) < abs($1[0].count - $1[1].count) } ?? [whole]
    }

    private static func line(_ pieces: ArraySlice<CaptionPiece>) -> String {
        pieces.reduce(into: "") { line, piece in
            if piece.isSpaced, !line.isEmpty { line += " " }
            line += piece.text
        }
    }

    /// How many pieces go into the next caption: all of them, or as many as make a good end.
    private static func count(_ pieces: ArraySlice<CaptionPiece>) -> Int {
        let most = Self.capacity(pieces)
        guard most < pieces.count else { return pieces.count }
        // Behind a mark, if that leaves it more than half as long.
        let marks: Set<Character> = [",", ";", ":", "\u{2013}", "\u{2014}", "\u{FF0C}", "\u{3001}"]
        let marked = pieces.prefix(most).lastIndex { $0.text.last.map(marks.contains) ?? false }
        let short = marked.map { $0 - pieces.startIndex + 1 }
        return short.flatMap { $0 * 2 > most ? $0 : nil } ?? most
    }

    /// How many pieces two lines hold.
    private static func capacity(_ pieces: ArraySlice<CaptionPiece>) -> Int {
        var (used, isSecond, count) = (0, false, 0)
        for piece in pieces {
            let length = piece.text.count
            let space = piece.isSpaced && used > 0 ? 1 : 0
            if used + space + length <= Self.width {
                used += space + length
            } else if !isSecond {
                (used, isSecond) = (length, true)
            } else {
                break
            }
            count += 1
        }
        return Swift.max(1, count)
    }

    /// A word in parts that fit into a line: texts without spaces, addresses.
    private static func cut(_ word: Substring) -> [String] {
        guard word.count > Self.width else { return [String(word)] }
        var parts: [String] = []
        var rest = word
        while !rest.isEmpty {
            parts.append(String(rest.prefix(Self.width)))
            rest = rest.dropFirst(Self.width)
        }
        return parts
    }
}
