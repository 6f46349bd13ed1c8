/// Text within a formula.
enum MathText {
    /// Its words: ASCII, with commas where it pauses.
    static func words(_ text: String) throws(UnspeakableMathematics) -> String {
        var words = ""
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case _ where byte.isAlphanumeric: words.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "'"), UInt8(ascii: "-"): words.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "."):
                let isDecimal =
                    index > 0 && bytes[index - 1].isDigit && index + 1 < bytes.count && bytes[index + 1].isDigit
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
}
