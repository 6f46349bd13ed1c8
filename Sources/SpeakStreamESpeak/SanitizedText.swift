import SpeakStreamText

/// A phrase in the form in which eSpeak NG can take it, with the way back to the text it was made from.
///
/// eSpeak NG 1.51 crashes on hostile input (16 of 4,050 fuzz inputs over 22 voices, none when the text held only
/// scripts that the voice knows, no controls, and tokens of bounded length); so it is given nothing else. Other scripts
/// are words of their own (``Scripts``), and Latin letters that the voice does not know are said without their accents.
struct SanitizedText: Equatable {
    /// What is given to the engine.
    private(set) var utf8: [UInt8] = []
    /// For each Unicode scalar of `utf8`, the UTF-8 offset in the original text of what it stands for.
    private(set) var offsets: [Int] = []
    /// How many Unicode scalars of the original were left out because nobody, or not this voice, can say them; a letter
    /// that is said without its accent is not one of them.
    private(set) var dropped = 0
    /// Whether anything is left that can be said.
    private(set) var isSpeakable = false
    /// Whether there are phonemes between double brackets in it, for which the engine has to be told to look.
    let hasPhonemes: Bool

    /// The longest token in Unicode scalars: a word of 5,000 letters is 83 s of sound in a few events, and a fuzz
    /// target; longer ones are said in pieces.
    static let longestToken = 60

    private let isEnglish: Bool
    private var tokenLength = 0
    /// What came last in the token under way; nil at its start.
    private var last: Scripts.Passage?
    /// The same, where it is neither a letter nor a digit.
    private var lastSymbol: Unicode.Scalar?

    /// Makes the text fit for the engine.
    ///
    /// - Parameters:
    ///   - text: a phrase without white space at its ends.
    ///   - language: the voice's language tag, which decides on the scripts.
    ///   - continues: whether the sentence goes on after the phrase.
    ///   - pronunciations: how parts of the text are said, in order; their phonemes are such as the engine knows.
    init(_ text: String, language: String, continues: Bool, pronunciations: [Pronunciation] = []) {
        let scalars = Array(text.unicodeScalars)
        let scripts = Scripts(language)
        self.isEnglish = language.hasPrefix("en")
        self.hasPhonemes = !pronunciations.isEmpty
        var rest = pronunciations[...]
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            if let next = rest.first, offset >= next.range.upperBound { rest.removeFirst() }
            if let next = rest.first, next.range.contains(offset) {
                if offset == next.range.lowerBound { self.pronounce(next) }
            } else {
                self.take(scalar, at: offset, in: scalars, index: index, scripts: scripts)
            }
            offset += UTF8.width(scalar)
        }
        // Without a mark the voice would fall as if the sentence were over.
        if continues, self.isSpeakable, let last = scalars.last, !last.isPunctuation {
            self.append(",", at: Swift.max(0, text.utf8.count - 1))
        }
    }

    /// Puts phonemes in the place of what is pronounced so.
    ///
    /// They are found between white space only: "([[" is none.
    private mutating func pronounce(_ pronunciation: Pronunciation) {
        let offset = pronunciation.range.lowerBound
        if !self.utf8.isEmpty { self.breakToken(at: offset) }
        for scalar in "[[\(pronunciation.phonemes)]]".unicodeScalars { self.append(scalar, at: offset) }
        self.isSpeakable = true
        self.last = nil
        self.lastSymbol = nil
    }

    private mutating func take(
        _ scalar: Unicode.Scalar,
        at offset: Int,
        in scalars: [Unicode.Scalar],
        index: Int,
        scripts: Scripts
    ) {
        if scalar.properties.isWhitespace {
            self.breakToken(at: offset)
            return
        }
        let passage = self.passage(scalar, scripts)
        // Two in a row would begin phonemes.
        if self.hasPhonemes, scalar == "[" { return }
        if passage == .none {
            self.dropped += 1
            // Words on both sides of it must not run together.
            if !scalar.isInvisible { self.breakToken(at: offset) }
            return
        }
        if self.tokenLength >= Self.longestToken { self.breakToken(at: offset) }
        self.setApart(scalar, passage, at: offset, scripts)
        if scalar == "." {
            self.takeStop(at: offset, in: scalars, index: index)
            return
        }
        self.tokenLength += 1
        self.isSpeakable = self.isSpeakable || !scalar.isPunctuation
        if case .folded(let base) = passage {
            for letter in base.unicodeScalars { self.append(letter, at: offset) }
        } else {
            self.append(scalar, at: offset)
            // A hyphen behind it makes it the letter.
            if self.isEnglish, LetterName.isLetter(scalars, at: index) {
                self.append("-", at: offset)
            }
        }
    }

    /// Accents that stand by themselves belong to the voice's own letters only.
    private func passage(_ scalar: Unicode.Scalar, _ scripts: Scripts) -> Scripts.Passage {
        if scalar.isAccent, case .foreign = self.last { return .none }
        return scripts.passage(scalar)
    }

    /// Keeps what the engine must not meet in one word apart.
    private mutating func setApart(
        _ scalar: Unicode.Scalar,
        _ passage: Scripts.Passage,
        at offset: Int,
        _ scripts: Scripts
    ) {
        let last = self.last
        let isOtherScript = last != passage && (last?.isForeign == true || (passage.isForeign && last != nil))
        if isOtherScript || (scripts.separatesSymbols && self.isSymbolPair(scalar)) { self.breakToken(at: offset) }
        self.last = passage
        self.lastSymbol = scalar.isSymbolic ? scalar : nil
    }

    /// Whether the scalar and the one before it are no letters or digits, and not both of ASCII.
    private func isSymbolPair(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isSymbolic, let lastSymbol else { return false }
        return !scalar.isASCII || !lastSymbol.isASCII
    }

    private mutating func breakToken(at offset: Int) {
        self.append(" ", at: offset)
        self.tokenLength = 0
        self.last = nil
        self.lastSymbol = nil
    }

    /// Keeps a full stop inside a phrase only where eSpeak NG makes no pause of it.
    ///
    /// It ends no sentence, or the phrase would have been cut there; but the engine pauses after "Dr." before "Smith" as
    /// after a sentence.
    private mutating func takeStop(at offset: Int, in scalars: [Unicode.Scalar], index: Int) {
        let isBeforeSpace = index + 1 < scalars.count && scalars[index + 1].properties.isWhitespace
        guard isBeforeSpace else {
            self.append(".", at: offset)
            return
        }
        let token = scalars[..<index].reversed().prefix { !$0.properties.isWhitespace }
        let isAcronym = token.contains(".")
        let isNumber = !token.isEmpty && token.allSatisfy { ("0"..."9").contains($0) }
        if isAcronym {
            self.append(".", at: offset)
        } else if isNumber {
            // "1. Wash the rice": a list number stands apart.
            self.append(",", at: offset)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        self.utf8.append(contentsOf: String(Character(scalar)).utf8)
        self.offsets.append(offset)
    }
}

extension Scripts.Passage {
    fileprivate var isForeign: Bool {
        if case .foreign = self { true } else { false }
    }
}

extension Unicode.Scalar {
    fileprivate var isPunctuation: Bool {
        switch self.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    fileprivate var isAccent: Bool { (0x300...0x36F).contains(self.value) }

    /// Neither a letter nor a digit.
    fileprivate var isSymbolic: Bool { !self.properties.isAlphabetic && !("0"..."9").contains(self) }

    /// What takes no room between letters.
    fileprivate var isInvisible: Bool {
        switch self.properties.generalCategory {
        case .nonspacingMark, .control, .format, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }
}
