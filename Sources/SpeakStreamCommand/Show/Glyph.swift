import CSpeakStreamShims

/// A character as a terminal shows it: what is sent for it, and how many columns it takes.
///
/// Nothing that a terminal would obey is ever sent: controls are shown by their pictures, and what has no shape is left out.
struct Glyph: Sendable, Equatable {
    /// What is sent.
    let text: String
    /// How many columns it takes, by glibc's tables; 2 for an emoji of several scalars.
    let columns: Int
    /// Whether terminals agree about that.
    let isSure: Bool

    /// An empty place.
    static let blank = Glyph(text: " ", columns: 1, isSure: true)
    /// Stands for what can not be shown.
    static let replacement = Glyph(text: "\u{FFFD}", columns: 1, isSure: true)

    /// The pictures of controls.
    private static let pictures: Unicode.Scalar = "\u{2400}"
    /// A character has no more scalars than this, the longest emoji have eleven; more marks than that are decoration.
    private static let mostScalars = 16
    private static let ascii: [Glyph] = (0..<128).map { byte in
        let scalar = Unicode.Scalar(UInt8(byte))
        let picture = byte == 0x7F ? 0x21 : UInt32(byte)
        let shown =
            scalar.properties.generalCategory == .control ? Unicode.Scalar(Self.pictures.value + picture) : scalar
        return Glyph(text: String(Character(shown ?? "?")), columns: 1, isSure: true)
    }

    private init(text: String, columns: Int, isSure: Bool) {
        (self.text, self.columns, self.isSure) = (text, columns, isSure)
    }

    /// The glyph of an ASCII character.
    init(ascii byte: UInt8) { self = Self.ascii[Int(byte & 0x7F)] }

    /// The glyph of a character; nil for one that takes no place.
    init?(_ character: Character) {
        if let byte = character.asciiValue {
            self.init(ascii: byte)
            return
        }
        let scalars = character.unicodeScalars.filter(Self.hasShape).prefix(Self.mostScalars)
        guard let first = scalars.first else { return nil }
        let widths = scalars.map { Int(speakstream_columns($0.value)) }
        guard !widths.contains(where: { $0 < 0 }) else {
            self = .replacement
            return
        }
        let isEmoji = first.properties.isEmoji && scalars.dropFirst().contains(where: Self.makesEmoji)
        // Terminals that know no clusters give each scalar its own columns, as the signs of many scripts need it.
        let columns = isEmoji ? 2 : widths.reduce(0, +)
        guard columns > 0 else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        self.init(text: String(text), columns: columns, isSure: scalars.count == 1 && Self.isSure(first))
    }

    /// Whether it may be sent: no control, and none of the marks that turn the direction of writing.
    private static func hasShape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        // Joiners, and what the flags of regions are spelled with.
        case .format: scalar.value == 0x200C || scalar.value == 0x200D || (0xE0020...0xE007F).contains(scalar.value)
        default: true
        }
    }

    /// Whether it makes an emoji of several scalars out of the one before it.
    private static func makesEmoji(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: true
        default: false
        }
    }

    private static func isSure(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x0300, 0x0370..<0x0590, 0x2010..<0x2028, 0x3000..<0xD800, 0xFF00..<0xFFE0: true
        default: false
        }
    }
}
