/// Reads what a JSON object adds to the answer, from the fields of the known providers or from one that the user names.
struct RecordReader: Sendable {
    /// What should be JSON is not.
    struct Unreadable: Error {
        let description: String
    }

    private let path: [String]?

    /// - Parameter field: keys and numbers with points between them; nil for the known providers.
    init(field: String?) {
        self.path = field.map { $0.split(separator: ".").map(String.init) }
    }

    /// Adds what an event does: its data is JSON, "[DONE]", or the text itself.
    func take(_ event: ServerSentEvent, _ deltas: inout [StreamDelta]) throws {
        let data = event.data
        switch data.first {
        case UInt8(ascii: "{"):
            if let found = self.deltas(of: data) {
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
        guard let deltas = self.deltas(of: object) else { throw Self.unreadable("line \(line)", object) }
        return deltas
    }

    /// What a message adds.
    func deltas(ofMessage message: [UInt8]) throws -> [StreamDelta] {
        guard let deltas = self.deltas(of: message) else { throw Self.unreadable("a message", message) }
        return deltas
    }

    private static func unreadable(_ what: String, _ bytes: [UInt8]) -> Unreadable {
        let start = String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription
        return Unreadable(description: "\(what) of the stream is no whole JSON object: \(start)")
    }

    /// Whether an object is a record of a stream.
    func isKnown(_ object: [UInt8]) -> Bool {
        guard let document = JSONDocument(object) else { return false }
        return self.path != nil || StreamRecord(document.root)?.isKnown == true
    }

    /// Whether a message is a record: an object that has a type, or is one of a stream.
    func isRecord(_ message: [UInt8]) -> Bool {
        guard let document = JSONDocument(message) else { return false }
        if self.path != nil { return true }
        guard let record = StreamRecord(document.root) else { return false }
        return record.isKnown || record.isTyped
    }

    /// What an object adds; nil if it is none.
    private func deltas(of object: [UInt8]) -> [StreamDelta]? {
        guard let root = JSONDocument(object)?.root, let record = StreamRecord(root) else { return nil }
        guard let path = self.path else { return record.deltas }
        if let failure = record.failure { return [.failure(failure)] }
        return [.text(root.utf8(at: path[...]))].compactMap { $0 }
    }
}

/// What a provider says of an error.
package enum ProviderError {
    /// The message in the body of a response: that of a JSON object, or the first line of a text that is no page.
    package static func message(in body: [UInt8]) -> String? {
        if let root = JSONDocument(body)?.root, let record = StreamRecord(root) {
            // FastAPI, in which vLLM and others are written, has a field of its own.
            return record.failure ?? record.message
        }
        let line = String(decoding: body.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(200), as: UTF8.self)
        return line.isEmpty || line.hasPrefix("<") ? nil : line
    }
}

extension JSONValue {
    /// The text at the end of a path of keys and numbers, in UTF-8 bytes; nil if there is none.
    fileprivate func utf8(at path: ArraySlice<String>) -> [UInt8]? {
        guard let key = path.first else { return self.utf8 }
        if self.isObject { return self[named: key]?.utf8(at: path.dropFirst()) }
        guard let index = Int(key), let elements = self.elements, elements.indices.contains(index) else { return nil }
        return elements[index].utf8(at: path.dropFirst())
    }
}
