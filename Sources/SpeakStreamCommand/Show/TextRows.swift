/// A text in rows that fit into a window: broken at spaces, beside wide characters, and where nothing else is left.
///
/// Grows with the text, and only as far as rows are wanted: all but the last row are as they would be had the whole been laid out at once.
struct TextRows: Sendable {
    /// A row.
    struct Row: Sendable, Equatable {
        /// The bytes that it stands for, the white space behind it included.
        var range: Range<Int>
        /// What is seen.
        var glyphs: [Placed] = []
        /// Whether another row has begun.
        var isComplete = false
    }

    /// A glyph and the byte with which its character begins.
    struct Placed: Sendable, Equatable {
        var glyph: Glyph
        var place: Int
    }

    /// How many columns a row has, at least 1.
    let width: Int
    private(set) var rows: [Row] = []
    /// Where the first row begins.
    private(set) var start: Int

    private var columns = 0
    /// Where the row under way may be broken: the glyph that would begin the next, and its place.
    private var breakPoint: (glyph: Int, place: Int)?
    private var hasText = false

    /// Makes rows that begin at a place.
    init(width: Int, start: Int) {
        (self.width, self.start) = (Swift.max(1, width), start)
    }

    /// Takes the first row out.
    mutating func removeFirst() -> Row {
        let row = self.rows.removeFirst()
        self.start = row.range.upperBound
        return row
    }

    /// Lays out what has come, until there are so many complete rows.
    mutating func extend(with text: ShownText, to count: Int) {
        // What ended the text may be half a character, and where it is broken is not settled.
        if let last = self.rows.last, !last.isComplete {
            guard last.range.upperBound < text.end else { return }
            self.rows.removeLast()
        }
        var place = self.rows.last?.range.upperBound ?? self.start
        guard self.rows.count < count, place < text.end else { return }
        self.begin(at: place)
        while place < text.end, self.rows.count <= count {
            let next = place + 1
            // No mark combines with an ASCII character but for one that is not ASCII.
            if text[place] < 0x80, next == text.end || text[next] < 0x80 {
                self.add(ascii: text[place], at: place)
                place = next
            } else {
                place = self.addCharacters(of: text, at: place)
            }
        }
        // One row more than was asked for has begun where there is more text.
        if self.rows.count > count {
            self.rows.removeLast(self.rows.count - count)
        } else if let last = self.rows.last, last.range.isEmpty {
            self.rows.removeLast()
        }
    }

    /// Takes characters up to the next ASCII one; returns the place behind them.
    private mutating func addCharacters(of text: ShownText, at place: Int) -> Int {
        var end = place + 1
        let limit = Swift.min(text.end, place + 512)
        while end < limit, text[end] >= 0x80 { end += 1 }
        let isCut = end < text.end && text[end] >= 0x80
        while isCut, end > place + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
        let characters = Array(String(decoding: text[place..<end], as: UTF8.self))
        var place = place
        // The last may go on behind the cut.
        for character in isCut && characters.count > 1 ? characters.dropLast() : characters[...] {
            if let byte = character.asciiValue {
                self.add(ascii: byte, at: place)
            } else {
                self.add(Glyph(character), at: place, to: place + character.utf8.count)
            }
            place += character.utf8.count
        }
        return Swift.min(place, end)
    }

    private mutating func add(ascii byte: UInt8, at place: Int) {
        switch byte {
        case 0x0A:
            self.reach(place + 1)
            self.complete(at: place + 1)
        // Of the line's end that follows, or of nothing.
        case 0x0D: self.reach(place + 1)
        case 0x20: self.addSpace(1, at: place)
        case 0x09: self.addSpace(8 - self.columns % 8, at: place)
        default: self.add(Glyph(ascii: byte), at: place, to: place + 1)
        }
    }

    /// What does not fit hangs over the edge, unseen.
    private mutating func addSpace(_ count: Int, at place: Int) {
        for _ in 0..<Swift.min(count, self.width - self.columns) { self.put(.blank, at: place) }
        self.reach(place + 1)
        if self.hasText { self.breakPoint = (self.rows[self.rows.count - 1].glyphs.count, place + 1) }
    }

    private mutating func add(_ glyph: Glyph?, at place: Int, to end: Int) {
        guard var glyph else { return self.reach(end) }
        if glyph.columns > self.width { glyph = .replacement }
        let isWide = glyph.columns > 1
        if isWide, self.hasText { self.breakPoint = (self.rows[self.rows.count - 1].glyphs.count, place) }
        while self.columns + glyph.columns > self.width { self.wrap(at: place) }
        self.put(glyph, at: place)
        self.hasText = true
        self.reach(end)
        if isWide { self.breakPoint = (self.rows[self.rows.count - 1].glyphs.count, end) }
    }

    /// Begins another row with what stands behind the last place for a break, or where there is none with what comes now.
    private mutating func wrap(at place: Int) {
        let last = self.rows.count - 1
        guard let point = self.breakPoint else { return self.complete(at: place) }
        let rest = Array(self.rows[last].glyphs[point.glyph...])
        self.rows[last].glyphs.removeLast(rest.count)
        self.complete(at: point.place)
        for placed in rest { self.put(placed.glyph, at: placed.place) }
        self.hasText = !rest.isEmpty
        self.reach(place)
    }

    private mutating func begin(at place: Int) {
        self.rows.append(Row(range: place..<place))
        (self.columns, self.breakPoint, self.hasText) = (0, nil, false)
    }

    private mutating func complete(at place: Int) {
        self.rows[self.rows.count - 1].range = self.rows[self.rows.count - 1].range.lowerBound..<place
        self.rows[self.rows.count - 1].isComplete = true
        self.begin(at: place)
    }

    private mutating func put(_ glyph: Glyph, at place: Int) {
        self.rows[self.rows.count - 1].glyphs.append(Placed(glyph: glyph, place: place))
        self.columns += glyph.columns
    }

    private mutating func reach(_ place: Int) {
        let row = self.rows[self.rows.count - 1].range
        self.rows[self.rows.count - 1].range = row.lowerBound..<Swift.max(place, row.upperBound)
    }
}
