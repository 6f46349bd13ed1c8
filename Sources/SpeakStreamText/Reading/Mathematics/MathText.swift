/// Text within a formula.
enum MathText {
    /// Its words: ASCII, with commas where it pauses.
    static func words(_ text: String) throws(UnspeakableMathematics) -> String {
        var words = ""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if let word = self.beyondASCII[scalar] {
                words += word
                continue
            }
            guard scalar.isASCII else {
                throw UnspeakableMathematics()
            }
            let byte = UInt8(ascii: scalar)
            switch byte {
            case _ where byte.isAlphanumeric: words.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "'"), UInt8(ascii: "-"): words.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "."):
                let isDecimal =
                    index > 0 && scalars[index - 1].isDigit && index + 1 < scalars.count && scalars[index + 1].isDigit
                words += isDecimal ? "." : " "
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
                words += ","
            case UInt8(ascii: "/"): words += " per "
            case UInt8(ascii: "%"): words += " percent"
            case UInt8(ascii: "&"): words += " and "
            case UInt8(ascii: "="): words += " equals "
            case UInt8(ascii: "+"): words += " plus "
            // A space that the eye needs, or the backslash before a percent sign.
            case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "~"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "\""),
                UInt8(ascii: "?"),
                UInt8(ascii: "!"):
                words += " "
            default: throw UnspeakableMathematics()
            }
        }
        return words
    }

    /// What texts hold of typography.
    private static let beyondASCII: [Unicode.Scalar: String] = [
        "·": " ", "×": " times ", "°": " degrees ", "’": "'", "–": "-", "—": ",", "“": " ", "”": " ", "\u{A0}": " ",
    ]

    /// "nth", if that is what a thing with a raised text is.
    static func ordinal(_ base: MathNode, _ upper: [MathNode]) -> String? {
        guard upper.count == 1, case .text(let ending) = upper[0], ["st", "nd", "rd", "th"].contains(ending) else {
            return nil
        }
        return switch base {
        case .number(let text), .letter(let text): text + ending
        default: nil
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
