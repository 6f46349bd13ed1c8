/// How tokens are framed on the wire.
public enum StreamFormat: String, Sendable, CaseIterable {
    /// Decided from the first bytes.
    case auto
    /// The bytes are the text.
    case text
    /// Server-sent events with a provider's JSON, or with plain text, as data.
    case sse
    /// A JSON object a line.
    case ndjson

    /// How gzip begins (RFC 1952, 2.3.1), which is no text in UTF-8.
    static let gzip: [UInt8] = [0x1F, 0x8B]

    /// What the first bytes of a stream say of its format.
    ///
    /// - Parameters:
    ///   - bytes: all that has come so far.
    ///   - isWhole: whether no more will come.
    /// - Returns: the format; nil if more bytes are needed.
    static func detect(_ bytes: [UInt8], isWhole: Bool) -> StreamFormat? {
        // A mark may be cut by the end of what has come.
        let marks = [LineSplitter.byteOrderMark, Self.gzip]
        if !isWhole, marks.contains(where: { bytes.count < $0.count && $0.starts(with: bytes) }) { return nil }
        var text = bytes[...]
        if text.starts(with: LineSplitter.byteOrderMark) { text = text.dropFirst(3) }
        text = text.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
        guard let first = text.first else { return isWhole ? .text : nil }
        if first == UInt8(ascii: "{") { return .ndjson }
        // Gemini sends an array of objects where no events are asked for.
        if first == UInt8(ascii: "[") {
            guard let second = text.dropFirst().first(where: { !$0.isWhiteSpace }) else { return isWhole ? .text : nil }
            return second == UInt8(ascii: "{") ? .ndjson : .text
        }
        for field in ["data:", "event:", "id:", "retry:", ": "] {
            if text.starts(with: field.utf8) { return .sse }
            // A field may be cut by the end of what has come.
            if !isWhole, text.count < field.utf8.count, field.utf8.starts(with: text) { return nil }
        }
        return .text
    }
}
