import CSpeakStreamShims

/// A word of a caption, or a part of one that is longer than a line.
struct CaptionPiece: Sendable, Hashable {
    /// The text, with the marks that belong to it.
    var text: String
    /// Whether a space parts it from what stands before it.
    var isSpaced: Bool
    /// The places among the phrase's spoken words of the first and the last that it stands for.
    var words: ClosedRange<Int>
}

/// Cuts what is said into captions of at most two lines.
enum CaptionText {
    /// So many characters fit into a line, in Latin script, or half as many of the wide ones of East Asia: what broadcasters and
    /// streaming services ask for.
    static let width = 42

    /// The pieces of a phrase, from its text and its words.
    ///
    /// - Parameters:
    ///   - text: what is said, or what is written for it.
    ///   - words: for each word that is spoken its range in `text`, in UTF-8 bytes; empty for one that stands for something together with
    ///     those behind it.
    /// - Returns: pieces no longer than a line.
    static func pieces(_ text: String, words: [Range<Int>]) -> [CaptionPiece] {
        let bytes = Array(text.utf8)
        var pieces: [CaptionPiece] = []
        var (start, first) = (0, 0)
        for (index, word) in words.enumerated() {
            guard !word.isEmpty || index == words.count - 1 else { continue }
            defer { first = index + 1 }
            // What stands between two words, such as a dash, goes with the second; behind the last with that.
            let end = index == words.count - 1 ? bytes.count : word.upperBound
            let parts = String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
            let isSpaced = bytes[start..<Swift.max(start, word.lowerBound)].contains {
                $0 < 0x80 && Character(Unicode.Scalar($0)).isWhitespace
            }
            start = end
            for (place, part) in parts.enumerated() {
                let isSpaced = place > 0 || isSpaced
                for (cut, part) in Self.cut(part).enumerated() {
                    pieces.append(CaptionPiece(text: part, isSpaced: isSpaced && cut == 0, words: first...index))
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
        guard Self.columns(whole) > Self.width else { return [whole] }
        let cuts = pieces.indices.dropFirst().map { [Self.line(pieces[..<$0]), Self.line(pieces[$0...])] }
        let good = cuts.filter { $0.allSatisfy { Self.columns($0) <= Self.width } }
        return good.min { Self.difference($0) < Self.difference($1) } ?? [whole]
    }

    private static func line(_ pieces: ArraySlice<CaptionPiece>) -> String {
        pieces.reduce(into: "") { line, piece in
            if piece.isSpaced, !line.isEmpty { line += " " }
            line += piece.text
        }
    }

    /// The marks behind which a caption ends well.
    private static let marks: Set<Character> = [",", ";", ":", "\u{2013}", "\u{2014}", "\u{FF0C}", "\u{3001}"]

    /// How many pieces go into the next caption: all of them, or its fair share of them, rather to a mark than beyond it.
    private static func count(_ pieces: ArraySlice<CaptionPiece>) -> Int {
        let most = Self.capacity(pieces)
        guard most < pieces.count else { return pieces.count }
        let whole = pieces.reduce(0) { $0 + Self.columns($1.text) }
        var (full, captions) = (pieces.dropFirst(most), 1)
        while !full.isEmpty {
            full = full.dropFirst(Self.capacity(full))
            captions += 1
        }
        let share = Double(whole) / Double(captions)
        var (length, best) = (0, (count: most, cost: Double.infinity))
        for (index, piece) in pieces.prefix(most).enumerated() {
            length += Self.columns(piece.text)
            let isMarked = piece.text.last.map(Self.marks.contains) ?? false
            // A mark is worth going a third of a caption out of the way.
            let cost = abs(Double(length) - share) + (isMarked ? 0 : share / 3)
            if cost < best.cost { best = (index + 1, cost) }
        }
        return best.count
    }

    /// Whether the pieces fit into one caption.
    static func fits(_ pieces: [CaptionPiece]) -> Bool { Self.capacity(pieces[...]) == pieces.count }

    /// How many pieces two lines hold.
    private static func capacity(_ pieces: ArraySlice<CaptionPiece>) -> Int {
        var (used, isSecond, count) = (0, false, 0)
        for piece in pieces {
            let length = Self.columns(piece.text)
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
        guard Self.columns(word) > Self.width else { return [String(word)] }
        var parts = [""]
        var used = 0
        for character in word {
            let columns = Self.columns(character)
            if used + columns > Self.width {
                parts.append("")
                used = 0
            }
            parts[parts.count - 1].append(character)
            used += columns
        }
        return parts
    }

    private static func difference(_ lines: [String]) -> Int { abs(Self.columns(lines[0]) - Self.columns(lines[1])) }

    /// How many columns a text takes.
    static func columns(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + Self.columns($1) } }

    /// How many columns a character takes, by glibc's tables.
    private static func columns(_ character: Character) -> Int {
        if character.isASCII { return 1 }
        return Swift.max(1, character.unicodeScalars.map { Int(speakstream_columns($0.value)) }.max() ?? 1)
    }
}
