/// A key that means something here.
enum Key: Sendable, Hashable {
    /// A printable ASCII character.
    case character(Unicode.Scalar)
    case escape
    case left
    case right
}

/// Finds the keys in the bytes that a terminal sends.
///
/// An escape sequence is one key, however its bytes are split; those that mean nothing here are passed over, as are characters beyond
/// ASCII. But nothing follows behind the Esc key: an ESC that ends what could be read is that key, at once, as waiting to see whether a
/// sequence comes would keep the listener waiting for silence. Terminals write a sequence in one piece.
struct KeyDecoder: Sendable {
    private enum State {
        case plain
        /// Behind ESC.
        case escape
        /// Behind ESC O: one byte ends it.
        case single
        /// Behind ESC [: a byte from @ on ends it.
        case sequence(hasParameters: Bool)
    }

    private var state = State.plain

    /// Takes what could be read at once.
    ///
    /// - Parameter bytes: what was read.
    /// - Returns: the keys in it.
    mutating func push(_ bytes: some Sequence<UInt8>) -> [Key] {
        var keys = bytes.flatMap { self.push($0) }
        if case .escape = self.state {
            self.state = .plain
            keys.append(.escape)
        }
        return keys
    }

    private mutating func push(_ byte: UInt8) -> [Key] {
        switch (self.state, byte) {
        case (.escape, 0x1B): return [.escape]
        case (_, 0x1B): self.state = .escape
        // A control ends whatever it stands in.
        case (_, ..<0x20), (_, 0x7F): self.state = .plain
        case (.plain, ..<0x7F): return [.character(Unicode.Scalar(byte))]
        case (.plain, _): break
        case (.escape, UInt8(ascii: "[")): self.state = .sequence(hasParameters: false)
        case (.escape, UInt8(ascii: "O")): self.state = .single
        // With Alt.
        case (.escape, _): self.state = .plain
        case (.single, _):
            self.state = .plain
            return Self.arrow(byte)
        case (.sequence, ..<0x40): self.state = .sequence(hasParameters: true)
        case (.sequence(let hasParameters), _):
            self.state = .plain
            // With parameters it is an arrow with Ctrl or Shift.
            return hasParameters ? [] : Self.arrow(byte)
        }
        return []
    }

    private static func arrow(_ byte: UInt8) -> [Key] {
        switch byte {
        case UInt8(ascii: "C"): [.right]
        case UInt8(ascii: "D"): [.left]
        default: []
        }
    }
}
