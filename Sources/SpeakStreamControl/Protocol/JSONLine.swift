import FoundationEssentials

/// A value as a line of JSON.
enum JSONLine {
    /// The line of a value, with its end.
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // The protocol's values are strings, whole numbers and flags, none of which an encoder refuses.
        let data = (try? encoder.encode(value)) ?? Data()
        return Array(data) + [0x0A]
    }

    /// The value that a line holds; nil if it holds none.
    static func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(line))
    }
}
