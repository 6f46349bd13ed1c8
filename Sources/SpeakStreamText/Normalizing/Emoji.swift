/// Emoji and how they are called.
///
/// A sequence is one emoji (UTS #51): the pair of letters of a flag, a flag's tags, a keycap, a skin tone behind its base,
/// joined emoji. Its name is CLDR's English short name; a skin tone is said behind it ("thumbs up, medium skin tone"), a
/// flag is "flag of Germany", a keycap the character on it.
///
/// Symbols that text shows without colour unless a variation selector follows are emoji from U+2600 on, where the pictures
/// are: a heart is called the same with and without its selector. Those before, "©", "™", "‼", "↔", "▪", are typography and
/// need it; voices know them by the words of their own language. Digits, "#" and "*" are emoji within keycaps only.
enum Emoji {
    /// The emoji that begins at `index`: where it ends and its English name; nil if none begins there.
    ///
    /// The name is nil for an emoji, or a sequence, that is newer than the names.
    static func match(_ utf8: [UInt8], at index: Int) -> (end: Int, name: [UInt8]?)? {
        guard index < utf8.count, utf8[index] >= 0x80 || utf8[index].mayBeKeycap else {
            return nil
        }
        var sequence = EmojiSequence(utf8, at: index)
        guard sequence.takeElement(isJoined: false) else {
            return nil
        }
        while sequence.takeJoined() {}
        return (sequence.end, sequence.name)
    }
}

/// An emoji as it is read, element by element.
private struct EmojiSequence {
    private let bytes: [UInt8]
    private(set) var end: Int
    /// What it is looked up by: its bytes without variation selectors and skin tones.
    private var key: [UInt8] = []
    private var tones: [Unicode.Scalar] = []

    init(_ bytes: [UInt8], at index: Int) {
        self.bytes = bytes
        self.end = index
    }

    var name: [UInt8]? {
        guard var name = EmojiNames.name(of: self.key) else {
            return nil
        }
        for tone in self.tones {
            name.append(contentsOf: ", ".utf8)
            name.append(contentsOf: EmojiNames.name(of: Array(String(tone).utf8)) ?? [])
        }
        return name
    }

    private var next: (scalar: Unicode.Scalar, end: Int)? {
        ScalarDecoder.scalar(in: self.bytes, at: self.end)
    }

    /// Takes one emoji with what modifies it; one that is joined to another needs no selector to be one.
    mutating func takeElement(isJoined: Bool) -> Bool {
        guard let (base, baseEnd) = self.next else {
            return false
        }
        if base.isRegionalIndicator {
            self.take(base, to: baseEnd)
            if let (second, end) = self.next, second.isRegionalIndicator {
                self.take(second, to: end)
            }
            return true
        }
        let follower = ScalarDecoder.scalar(in: self.bytes, at: baseEnd)
        let hasSelector = follower?.scalar == .emojiSelector
        if base.isASCII {
            let cap = hasSelector ? ScalarDecoder.scalar(in: self.bytes, at: follower?.end ?? baseEnd) : follower
            guard let cap, cap.scalar == .keycap, UInt8(ascii: base).mayBeKeycap else {
                return false
            }
            self.take(base, to: baseEnd)
            self.take(cap.scalar, to: cap.end)
            return true
        }
        guard base.properties.isEmoji, follower?.scalar != .textSelector,
            isJoined || hasSelector || base.properties.isEmojiPresentation || base.value >= 0x2600
        else {
            return false
        }
        self.take(base, to: baseEnd)
        self.takeModifiers(of: base)
        return true
    }

    private mutating func takeModifiers(of base: Unicode.Scalar) {
        while let (scalar, end) = self.next {
            if scalar.properties.isEmojiModifier, base.properties.isEmojiModifierBase {
                if !self.tones.contains(scalar) {
                    self.tones.append(scalar)
                }
                self.end = end
            } else if scalar == .emojiSelector {
                self.end = end
            } else if scalar.isTag {
                self.take(scalar, to: end)
            } else {
                return
            }
        }
    }

    /// Takes a joiner and the emoji behind it.
    mutating func takeJoined() -> Bool {
        guard let (joiner, joinerEnd) = self.next, joiner == .zeroWidthJoiner else {
            return false
        }
        let before = self
        self.take(joiner, to: joinerEnd)
        if self.takeElement(isJoined: true) {
            return true
        }
        self = before
        return false
    }

    private mutating func take(_ scalar: Unicode.Scalar, to end: Int) {
        self.key.append(contentsOf: String(scalar).utf8)
        self.end = end
    }
}

extension UInt8 {
    fileprivate var mayBeKeycap: Bool { self.isDigit || self == UInt8(ascii: "#") || self == UInt8(ascii: "*") }
}

extension Unicode.Scalar {
    fileprivate static let emojiSelector: Self = "\u{FE0F}"
    fileprivate static let textSelector: Self = "\u{FE0E}"
    fileprivate static let keycap: Self = "\u{20E3}"
    fileprivate static let zeroWidthJoiner: Self = "\u{200D}"

    fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(self.value) }

    /// A letter of a flag's tag, or the mark that ends it.
    fileprivate var isTag: Bool { (0xE0020...0xE007F).contains(self.value) }
}
