/// What is remembered of the run of non-white scalars before a terminator: counts and a short spelling, never the text.
struct SentenceToken: Sendable {
    /// The letters, digits and inner full stops from the first letter on, in lower case.
    private(set) var spelling = ShortWord()
    private(set) var letters = 0
    private(set) var digits = 0
    /// Full stops between letters, as in "U.S".
    private(set) var innerStops = 0
    private(set) var lastLetterIsUpper = false
    private(set) var lastLetterIsLower = false
    private(set) var endsInDigit = false
    /// Nothing at all stands before the terminator.
    private(set) var isEmpty = true
    /// No word stands before this one on its line.
    let isFirstOnLine: Bool
    /// The token before ended in a digit.
    let followsDigit: Bool

    init(isFirstOnLine: Bool, followsDigit: Bool) {
        self.isFirstOnLine = isFirstOnLine
        self.followsDigit = followsDigit
    }

    /// Digits with or without marks between them.
    var isNumber: Bool {
        self.digits > 0 && self.letters == 0
    }

    /// Single letters parted by full stops.
    var isAcronym: Bool {
        self.innerStops > 0 && self.letters == self.innerStops + 1 && self.digits == 0
    }

    @inline(__always)
    mutating func note(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        self.isEmpty = false
        self.endsInDigit = traits.contains(.digit)
        if traits.contains(.letter) {
            self.letters += 1
            self.lastLetterIsUpper = traits.contains(.upper)
            self.lastLetterIsLower = traits.contains(.lower)
            self.spelling.append(scalar)
        } else if self.endsInDigit {
            self.digits += 1
            self.spelling.append(scalar)
        } else if self.letters > 0, traits.isDisjoint(with: .markup), traits.isDisjoint(with: .closer) {
            self.spelling.append(scalar)
        }
    }

    /// Takes a terminator run that turned out to stand inside the token.
    mutating func noteInner(_ run: TerminatorRun) {
        self.isEmpty = false
        self.endsInDigit = false
        if run.isSingleStop, self.letters > 0 {
            self.innerStops += 1
            self.spelling.append(".")
        }
    }
}

/// A run of terminators and what closes behind them.
struct TerminatorRun: Sendable {
    /// Where the first terminator stands, in UTF-8 bytes.
    let start: Int
    private var scalars = 0
    private var stops = 0
    private(set) var hasEllipsis = false
    /// An exclamation or question mark of the Latin script.
    private(set) var hasEmphasis = false
    /// A terminator that needs no white space.
    private(set) var isUnspaced = false
    /// A quotation mark or bracket closes behind the terminator.
    private(set) var hasCloser = false

    init(start: Int) {
        self.start = start
    }

    var isSingleStop: Bool {
        self.scalars == 1 && self.stops == 1
    }

    var isEllipsis: Bool {
        (self.hasEllipsis || self.stops > 1) && !self.hasEmphasis
    }

    /// A full stop, whatever closes behind it.
    var isStop: Bool {
        self.stops == 1 && !self.hasEllipsis && !self.hasEmphasis && !self.isUnspaced
    }

    /// Too long to be one: keeps the look-ahead bounded.
    var isOverlong: Bool {
        self.scalars > 64
    }

    /// Takes the next scalar if it belongs to the run.
    mutating func extend(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        if traits.contains(.terminator) {
            self.stops += scalar == "." ? 1 : 0
            self.hasEllipsis = self.hasEllipsis || scalar == "\u{2026}"
            self.hasEmphasis = self.hasEmphasis || scalar == "!" || scalar == "?"
            self.isUnspaced = self.isUnspaced || traits.contains(.unspaced)
        } else if traits.contains(.closer) || (traits.contains(.ambiguousQuote) && !self.isUnspaced) {
            self.hasCloser = self.hasCloser || !traits.contains(.markup)
        } else {
            return false
        }
        self.scalars += 1
        return true
    }
}
