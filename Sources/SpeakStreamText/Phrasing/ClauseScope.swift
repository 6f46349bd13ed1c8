/// Knows whether the text stands inside brackets, quotes or inline code opened in this sentence.
struct ClauseScope: Sendable, Equatable {
    private var brackets = 0
    /// Quotation marks are toggled: in one language or another each of them both opens and closes.
    private var straight = false
    private var curly = false
    private var angle = false
    private var code = false

    /// Whether a straight quotation is open here.
    var isQuoted: Bool { self.straight }

    /// Whether something is open here.
    var isInside: Bool {
        self.brackets > 0 || self.straight || self.curly || self.angle || self.code
    }

    /// Takes the next scalar; returns whether it is a round bracket that closes one opened before.
    @discardableResult
    @inline(__always)
    mutating func note(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) -> Bool {
        guard traits.isDisjoint(with: .letter), traits.isDisjoint(with: .digit) else {
            return false
        }
        return self.noteMark(scalar)
    }

    private mutating func noteMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"": self.straight.toggle()
        case "`": self.code.toggle()
        case "\u{201E}": self.curly = true
        // Opens in English, closes after a low quote in German.
        case "\u{201C}": self.curly.toggle()
        case "\u{201D}": self.curly = false
        case "\u{AB}", "\u{BB}": self.angle.toggle()
        case "(", "[", "{", "\u{FF08}", "\u{300C}", "\u{300E}", "\u{3010}", "\u{300A}": self.brackets += 1
        case ")", "]", "}", "\u{FF09}", "\u{300D}", "\u{300F}", "\u{3011}", "\u{300B}":
            guard self.brackets > 0 else {
                return false
            }
            self.brackets -= 1
            return scalar == ")" || scalar == "\u{FF09}"
        default: break
        }
        return false
    }
}
