/// A run of terminators and what closes behind them.
struct TerminatorRun: Sendable {
    /// Where the first terminator stands, in UTF-8 bytes.
    let start: Int
    private(set) var count = 0
    private(set) var stops = 0
    private(set) var hasEllipsis = false
    /// An exclamation mark, a question mark.
    private(set) var hasExclamation = false
    private(set) var hasQuestion = false
    /// A terminator that needs no white space.
    private(set) var isUnspaced = false
    /// A quotation mark or bracket closes behind the terminator.
    private(set) var hasQuote = false
    private(set) var hasBracket = false
    /// Anything that closes, emphasis too.
    private(set) var isClosed = false
    /// White space stands between the stops.
    var isSpaced = false
    /// No terminator at all: a semicolon, behind which only a capital begins a sentence.
    var isSemicolon = false
    /// No terminator at all: the form of the verb ends the sentence.
    var isVerbEnding = false
    /// A citation is open: "[3".
    private(set) var isCiting = false

    init(start: Int) {
        self.start = start
    }

    var isSingleStop: Bool { self.stops == 1 && self.isStop }

    var hasEmphasis: Bool { self.hasExclamation || self.hasQuestion }

    var isEllipsis: Bool { (self.hasEllipsis || self.stops > 1) && !self.hasEmphasis }

    /// A full stop, whatever closes behind it.
    var isStop: Bool { self.stops == 1 && !self.hasEllipsis && !self.hasEmphasis && !self.isUnspaced }

    var hasCloser: Bool { self.hasQuote || self.hasBracket }

    /// Too long to be one: keeps the look-ahead bounded.
    var isOverlong: Bool { self.count > 64 }

    /// The style of "1." or "4.)" as the marker of an item.
    var markerStyle: InlineList.Style? {
        self.isSingleStop && !self.hasQuote ? self.hasBracket ? .stopBracket : .stop : nil
    }

    /// Takes the next scalar if it belongs to the run.
    mutating func extend(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        if self.isCiting {
            guard traits.contains(.digit) || scalar == "," || scalar == "-" || scalar == "]" || scalar == "\u{2013}"
            else {
                return false
            }
            self.isCiting = scalar != "]"
        } else if traits.contains(.terminator) {
            // "end." Next" is over; in "...", "?!" and ")." it goes on.
            self.stops += scalar == "." ? 1 : 0
            self.hasEllipsis = self.hasEllipsis || scalar == "\u{2026}"
            self.hasExclamation = self.hasExclamation || scalar == "!" || scalar == "\u{FF01}" || scalar == "\u{203C}"
            self.hasQuestion = self.hasQuestion || scalar == "?" || scalar == "\u{FF1F}" || scalar == "\u{61F}"
            self.isUnspaced = self.isUnspaced || traits.contains(.unspaced)
        } else if traits.contains(.closer) || (traits.contains(.ambiguousQuote) && !self.isUnspaced) {
            self.isClosed = true
            if traits.contains(.bracket) {
                self.hasBracket = true
            } else if !traits.contains(.markup) {
                self.hasQuote = true
            }
        } else if scalar == "[", !self.isUnspaced, !self.isCiting {
            self.isCiting = true
        } else if self.isSuperscript(scalar), !self.isUnspaced {
            self.isClosed = true
        } else {
            return false
        }
        self.count += 1
        return true
    }

    /// Joins the stops that follow this run after white space.
    mutating func join(_ next: TerminatorRun) {
        self.stops += next.stops
        self.count += next.count
        self.isSpaced = true
    }

    /// Takes a closing quotation mark that stands apart.
    mutating func close() {
        (self.hasQuote, self.isClosed) = (true, true)
    }

    private func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{B9}", "\u{B2}", "\u{B3}", "\u{2070}"..."\u{2079}": true
        default: false
        }
    }
}
