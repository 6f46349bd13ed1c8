/// What is remembered of a run of scalars without white space: counts and the first bytes of its word, never the text.
struct Token: Sendable {
    /// The letters, digits, apostrophes and inner full stops from the first letter or digit on.
    var spelling = Spelling()
    /// How many letters, capitals and digits there are.
    private(set) var letters = 0
    private(set) var uppers = 0
    private(set) var digits = 0
    /// Full stops between letters, as in "U.S".
    private(set) var innerStops = 0
    /// All kinds of scalars that occur, plain letters and digits aside.
    private(set) var traits = ScalarTraits()
    /// The last scalar.
    private(set) var last = ScalarTraits()
    /// The first scalar that is a letter or digit.
    private(set) var first = ScalarTraits()
    /// Marks other than letters, digits, apostrophes and inner stops, after the first letter or digit.
    private(set) var innerMarks = 0
    /// Scalars before the first letter or digit.
    private(set) var leading = 0
    /// All scalars.
    private(set) var count = 0
    /// The first scalar, and whether all are equal to it.
    private(set) var head: Unicode.Scalar = " "
    private(set) var isUniform = true
    /// The letters and digits before the last mark, and whether that opens a quotation or bracket.
    private var tail = (letters: 0, digits: 0, isQuoted: false)
    /// No word stands before this one in its line or list item.
    var isFirst = false

    /// How much of `spelling` the counts have taken in, while letters are spelled.
    private var counted = 0

    var isEmpty: Bool { self.count == 0 }

    /// Too long to be a marker or a word that any rule knows: keeps the look-ahead bounded.
    var isOverlong: Bool { self.count > 64 }

    /// Whether letters or digits have come, and nothing since that ends their word.
    private(set) var isInWord = false

    /// Digits, with or without marks between them.
    var isNumber: Bool { self.digits > 0 && self.letters == 0 }

    /// Single letters parted by full stops.
    var isAcronym: Bool { self.innerStops > 0 && self.letters == self.innerStops + 1 && self.digits == 0 }

    /// A short number right behind an opening quotation mark or bracket.
    var isQuotedNumber: Bool {
        self.tail.isQuoted && self.tail.letters == self.letters && (1...3).contains(self.digits - self.tail.digits)
    }

    /// An address, a path, a piece of code.
    var isTechnical: Bool { self.traits.contains(.technical) || self.innerStops > 0 && !self.isAcronym }

    mutating func clear(isFirst: Bool) {
        self.spelling.clear()
        self.clearCounts()
        self.isFirst = isFirst
    }

    /// Forgets all but what is spelled, and whether it is the first word.
    mutating func clearCounts() {
        (self.letters, self.uppers, self.digits) = (0, 0, 0)
        (self.innerStops, self.innerMarks, self.leading, self.count) = (0, 0, 0, 0)
        (self.traits, self.last, self.first) = ([], [], [])
        self.tail = (0, 0, false)
        self.isUniform = true
        self.isInWord = false
    }

    /// Begins a word whose letters are spelled first and counted later.
    @inline(__always)
    mutating func beginSpelling() {
        self.spelling.clear()
        self.counted = 0
    }

    /// Goes on with letters that are spelled first and counted later.
    @inline(__always)
    mutating func continueSpelling() {
        self.counted = self.spelling.count
    }

    /// Spells the letters of ASCII from `start` on for as long as there is room; returns where they end.
    @inline(__always)
    mutating func spellLetters(_ bytes: Span<UInt8>, from start: Int) -> Int {
        self.spelling.appendLetters(bytes, from: start)
    }

    /// Letters and marks, at least two of them letters; `uncounted` tells that letters are spelled and not yet counted.
    func isLettered(uncounted: Bool) -> Bool {
        let letters = self.letters + (uncounted ? self.spelling.count - self.counted : 0)
        return self.digits == 0 && letters > 1 && (uncounted || !self.last.contains(.hangul))
    }

    /// Counts the letters that were spelled.
    mutating func countLetters() {
        let end = self.spelling.count
        guard end > self.counted else {
            return
        }
        let initial = self.spelling[self.counted]
        if self.count == 0 {
            self.head = Unicode.Scalar(initial)
        }
        if self.first.isEmpty {
            self.first = initial < 0x5B ? .plainUpper : .plainLower
        } else if !self.isInWord, self.letters + self.digits > 0 {
            self.innerMarks += 1
        }
        self.uppers += self.spelling.capitals(from: self.counted)
        self.last = self.spelling[end - 1] < 0x5B ? .plainUpper : .plainLower
        self.letters += end - self.counted
        self.count += end - self.counted
        self.isUniform = false
        self.isInWord = true
        self.counted = end
    }

    mutating func note(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        if self.count == 0 {
            self.head = scalar
        } else if self.isUniform, scalar != self.head {
            self.isUniform = false
        }
        self.count += 1
        self.last = traits
        self.traits.formUnion(traits)
        if !traits.isDisjoint(with: [.letter, .digit]) {
            if self.first.isEmpty {
                self.first = traits
            } else if !self.isInWord, self.letters + self.digits > 0 {
                self.innerMarks += 1
            }
            self.isInWord = true
            self.letters += traits.contains(.letter) ? 1 : 0
            self.uppers += traits.contains(.upper) ? 1 : 0
            self.digits += traits.contains(.digit) ? 1 : 0
            self.spell(scalar)
        } else if traits.contains(.mark) || traits.contains(.apostrophe) || scalar == "\u{B0}" || scalar == "-" {
            if self.isInWord {
                self.spell(scalar)
            }
            self.leading += self.first.isEmpty ? 1 : 0
        } else {
            self.leading += self.first.isEmpty ? 1 : 0
            self.isInWord = false
            self.tail = (self.letters, self.digits, scalar == "\"" || traits.contains(.opener))
        }
    }

    /// Takes a run of terminators that turned out to stand inside the token.
    mutating func noteInner(_ run: TerminatorRun) {
        self.isUniform = false
        self.count += run.count
        if run.isSingleStop, !run.isClosed, self.isInWord {
            self.innerStops += 1
            self.spelling.append(0x2E)
        } else {
            self.innerMarks += 1
            self.isInWord = false
        }
    }

    private mutating func spell(_ scalar: Unicode.Scalar) {
        // A typographic apostrophe is listed as the plain one.
        if scalar == "\u{2019}" {
            self.spelling.append(0x27)
            return
        }
        if scalar.value < 0x80 {
            self.spelling.append(UInt8(scalar.value))
            return
        }
        for byte in UTF8.encode(scalar) ?? .init() {
            self.spelling.append(byte)
        }
    }
}

extension Token {
    /// Nothing but a bullet or dash.
    @inline(__always)
    var isOnlyBullet: Bool {
        self.count == 1
            && (self.traits.contains(.bullet) || self.head == "-" || self.head == "*" || self.head == "\u{2013}")
    }

    /// The style of "2)" as the marker of an item, if a bracket closes it.
    @inline(__always)
    var markerStyle: InlineList.Style? {
        self.last.contains(.bracket) && self.last.contains(.closer) ? .bracket : nil
    }

    /// The value of "1", "(3", "b" as the marker of an item.
    var marker: (value: Int, isLettered: Bool)? {
        let isBulleted = self.leading == 1 && self.traits.contains(.bullet)
        guard !self.isOverlong, !self.traits.contains(.clauseMark), self.innerStops == 0, self.innerMarks == 0,
            self.leading == 0 || self.leading == 1 && self.head == "(" || isBulleted
        else { return nil }
        if self.letters == 0, (1...3).contains(self.digits), self.spelling.count == self.digits {
            var value = 0
            for index in 0..<self.digits {
                guard self.spelling[index] < 0x80 else { return nil }
                value = value * 10 + Int(self.spelling[index]) - 0x30
            }
            return (value, false)
        }
        if self.letters == 1, self.digits == 0, self.spelling.count == 1 {
            return (Int(self.spelling[0] | 0x20) - 0x60, true)
        }
        return nil
    }

    /// The verb endings that close a Korean sentence even where no full stop follows.
    private static let koreanEndings: Set<String> = [
        "니다", "세요", "어요", "아요", "네요", "해요", "데요", "까요", "지요", "에요", "예요", "군요", "나요", "대요", "여요", "이죠", "겠죠",
    ]

    /// Whether the word ends as only the last of a Korean sentence does.
    var endsKoreanSentence: Bool {
        guard self.last.contains(.hangul), self.spelling.isWhole, self.spelling.count > 6 else {
            return false
        }
        let end = (self.spelling.count - 6..<self.spelling.count).map { self.spelling[$0] }
        return Self.koreanEndings.contains(String(decoding: end, as: UTF8.self))
    }

    /// Quotation marks alone, such as close what stands before them.
    func closesQuote(isOpen: Bool) -> Bool {
        guard self.isUniform, self.letters + self.digits == 0, self.count <= 2 else {
            return false
        }
        switch self.head {
        case "'": return self.count == 2
        case "\u{201D}", "\u{BB}", "\u{2019}": return true
        case "\"": return isOpen
        default: return false
        }
    }

    /// Whether a mark may begin ":-)" or an emoji.
    static func mayBeginEmoticon(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        traits.contains(.emoji) || scalar == ":" || scalar == ";" || scalar == "=" || scalar == "<" || scalar == "^"
    }

    /// ":-)", ";D", "<3", or emoji.
    var isEmoticon: Bool {
        if self.traits.contains(.emoji) {
            return self.letters == 0 && self.digits == 0
        }
        return (2...4).contains(self.count) && self.letters + self.digits <= 1
    }
}
