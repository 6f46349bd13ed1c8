/// Character references of HTML: the numeric ones, and the named ones that texts use.
enum Entities {
    /// What a reference at the start of some bytes comes to.
    enum Match {
        case none
        /// It could be one with more bytes.
        case incomplete
        case found(length: Int, scalar: Unicode.Scalar)
    }

    /// Reads the reference that begins with the `&` at `start`.
    static func match(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start + 1
        guard index < bytes.count else {
            return .incomplete
        }
        if bytes[index] == UInt8(ascii: "#") {
            return self.matchNumber(bytes, at: start)
        }
        var name: [UInt8] = []
        while index < bytes.count, bytes[index].isAlphanumeric, name.count <= self.longest {
            name.append(bytes[index])
            index += 1
        }
        if index == bytes.count, name.count <= self.longest {
            return .incomplete
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ";"), let scalar = self.named[name] else {
            return .none
        }
        return .found(length: index + 1 - start, scalar: scalar)
    }

    private static func matchNumber(_ bytes: [UInt8], at start: Int) -> Match {
        var index = start + 2
        guard index < bytes.count else {
            return .incomplete
        }
        let isHexadecimal = bytes[index].small == UInt8(ascii: "x")
        if isHexadecimal {
            index += 1
        }
        let first = index
        var value: UInt32 = 0
        while index < bytes.count, index - first < (isHexadecimal ? 6 : 7) {
            let byte = bytes[index].small
            if byte.isDigit {
                value = value * (isHexadecimal ? 16 : 10) + UInt32(byte - 0x30)
            } else if isHexadecimal, byte >= 0x61, byte <= 0x66 {
                value = value * 16 + UInt32(byte - 0x57)
            } else {
                break
            }
            index += 1
        }
        guard index < bytes.count else {
            return .incomplete
        }
        guard bytes[index] == UInt8(ascii: ";"), index > first else {
            return .none
        }
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        return .found(length: index + 1 - start, scalar: scalar)
    }

    private static let named: [[UInt8]: Unicode.Scalar] = {
        let pairs: [(String, Unicode.Scalar)] = [
            ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
            ("ndash", "–"), ("mdash", "—"), ("hellip", "…"), ("lsquo", "‘"), ("rsquo", "’"), ("ldquo", "“"),
            ("rdquo", "”"), ("laquo", "«"), ("raquo", "»"), ("bull", "•"), ("middot", "·"), ("copy", "©"),
            ("reg", "®"), ("trade", "™"), ("deg", "°"), ("plusmn", "±"), ("times", "×"), ("divide", "÷"),
            ("minus", "−"), ("ne", "≠"), ("le", "≤"), ("ge", "≥"), ("asymp", "≈"), ("infin", "∞"), ("sum", "∑"),
            ("radic", "√"), ("pi", "π"), ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"),
            ("lambda", "λ"), ("mu", "μ"), ("sigma", "σ"), ("omega", "ω"), ("micro", "µ"), ("euro", "€"),
            ("pound", "£"), ("yen", "¥"), ("cent", "¢"), ("sect", "§"), ("para", "¶"), ("larr", "←"),
            ("rarr", "→"), ("uarr", "↑"), ("darr", "↓"), ("harr", "↔"), ("rArr", "⇒"), ("frac12", "½"),
            ("frac14", "¼"), ("frac34", "¾"), ("sup2", "²"), ("sup3", "³"), ("szlig", "ß"), ("auml", "ä"),
            ("ouml", "ö"), ("uuml", "ü"), ("Auml", "Ä"), ("Ouml", "Ö"), ("Uuml", "Ü"), ("eacute", "é"),
            ("egrave", "è"), ("agrave", "à"), ("ccedil", "ç"), ("ntilde", "ñ"), ("aring", "å"), ("oslash", "ø"),
            ("aelig", "æ"), ("AElig", "Æ"), ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"),
            ("zwnj", "\u{200C}"), ("zwj", "\u{200D}"), ("shy", "\u{AD}"), ("check", "✓"), ("star", "☆"),
            ("ast", "*"), ("lowbar", "_"), ("num", "#"), ("dollar", "$"), ("percnt", "%"), ("vert", "|"),
            ("lbrack", "["), ("rbrack", "]"), ("lpar", "("), ("rpar", ")"), ("colon", ":"), ("semi", ";"),
            ("comma", ","), ("period", "."), ("excl", "!"), ("quest", "?"), ("Tab", "\t"), ("NewLine", "\n"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.0.utf8), $0.1) })
    }()

    private static let longest = 8
}
