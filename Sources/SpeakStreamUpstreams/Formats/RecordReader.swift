import FoundationEssentials

/// Reads what a JSON object adds to the answer, from the fields of the known providers or from one that the user names.
struct RecordReader: Sendable {
    /// What should be JSON is not.
    struct Unreadable: Error {
        let description: String
    }

    private let path: [String]?
    private let decoder = JSONDecoder()

    /// - Parameter field: keys and numbers with points between them; nil for the known providers.
    init(field: String?) {
        self.path = field.map { $0.split(separator: ".").map(String.init) }
    }

    /// Adds what an event does: its data is JSON, "[DONE]", or the text itself.
    func take(_ event: ServerSentEvent, _ deltas: inout [StreamDelta]) throws {
        let data = event.data
        switch data.first {
        case UInt8(ascii: "{"):
            if let found = try? self.deltas(of: data) {
                deltas += found
                return
            }
            // Plain text may begin with a brace; what begins as an object does and is none was cut or garbled.
            if event.type != "error", data.dropFirst().first == UInt8(ascii: "\"") {
                throw Self.unreadable("an event", data)
            }
        case UInt8(ascii: "[") where data == Self.done: return deltas.append(.end)
        default: break
        }
        deltas.append(event.type == "error" ? .failure(String(decoding: data.prefix(200), as: UTF8.self)) : .text(data))
    }

    private static let done = Array("[DONE]".utf8)

    /// What an object adds that ends in a line.
    func deltas(of object: [UInt8], at line: Int) throws -> [StreamDelta] {
        do {
            return try self.deltas(of: object)
        } catch {
            throw Self.unreadable("line \(line)", object)
        }
    }

    /// What a message adds.
    func deltas(ofMessage message: [UInt8]) throws -> [StreamDelta] {
        do {
            return try self.deltas(of: message)
        } catch {
            throw Self.unreadable("a message", message)
        }
    }

    private static func unreadable(_ what: String, _ bytes: [UInt8]) -> Unreadable {
        let start = String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription
        return Unreadable(description: "\(what) of the stream is no whole JSON object: \(start)")
    }

    /// Whether an object is a record of a stream.
    func isKnown(_ object: [UInt8]) -> Bool {
        if self.path != nil { return (try? self.decode(JSONValue.self, object)) != nil }
        return (try? self.decode(StreamRecord.self, object))?.isKnown ?? false
    }

    /// Whether a message is a record: an object that has a type, or is one of a stream.
    func isRecord(_ message: [UInt8]) -> Bool {
        self.isKnown(message) || (try? self.decode(StreamRecord.self, message))?.isTyped ?? false
    }

    private func deltas(of object: [UInt8]) throws -> [StreamDelta] {
        let record = try self.decode(StreamRecord.self, object)
        guard let path = self.path else { return record.deltas }
        if let failure = record.failure { return [.failure(failure)] }
        return try [.text(self.decode(JSONValue.self, object).text(at: path[...]))].compactMap { $0 }
    }

    private func decode<Record: Decodable>(_ type: Record.Type, _ object: [UInt8]) throws -> Record {
        try self.decoder.decode(type, from: Data(object))
    }
}

/// What a provider says of an error.
package enum ProviderError {
    /// The message in the body of a response: that of a JSON object, or the first line of a text that is no page.
    package static func message(in body: [UInt8]) -> String? {
        if let record = try? JSONDecoder().decode(StreamRecord.self, from: Data(body)) {
            // FastAPI, in which vLLM and others are written, has a field of its own.
            return record.failure ?? record.message
        }
        let line = String(decoding: body.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(200), as: UTF8.self)
        return line.isEmpty || line.hasPrefix("<") ? nil : line
    }
}

/// Any JSON value, for a field that the user names.
private enum JSONValue: Decodable {
    case text(String)
    case object([String: JSONValue])
    case array([JSONValue])
    case other

    init(from decoder: any Decoder) throws {
        if let object = try? [String: JSONValue](from: decoder) {
            self = .object(object)
        } else if let array = try? [JSONValue](from: decoder) {
            self = .array(array)
        } else if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(text)
        } else {
            self = .other
        }
    }

    func text(at path: ArraySlice<String>) -> String? {
        switch self {
        case .text(let text): return path.isEmpty ? text : nil
        case .object(let object): return path.first.flatMap { object[$0]?.text(at: path.dropFirst()) }
        case .array(let array):
            guard let index = path.first.flatMap({ Int($0) }), array.indices.contains(index) else { return nil }
            return array[index].text(at: path.dropFirst())
        case .other: return nil
        }
    }
}
