package import SpeakStream

/// Takes the values of a table by their keys, and says what is wrong with one, in which file and on which line.
package struct TableReader {
    /// The file, as it is named in messages.
    package let file: String
    /// What stands before the table's keys in messages, with a dot behind it; empty for the document.
    private let path: String
    /// The line of the table.
    package let line: Int
    private var values: [String: TOMLValue]
    /// The keys that were asked for.
    private var known: [String] = []

    /// Reads a file's document.
    ///
    /// - Parameters:
    ///   - utf8: what is in the file.
    ///   - file: its name in messages.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``.
    package init(_ utf8: [UInt8], file: String) throws(SpeakStreamError) {
        let document: TOMLValue
        do throws(TOMLDocument.Failure) {
            document = try TOMLDocument.read(utf8)
        } catch {
            throw Self.error(file, error.line, "no TOML: \(error.reason)")
        }
        try self.init(document, file: file, path: "")
    }

    /// Reads a file.
    ///
    /// - Parameter path: its path, which is its name in messages.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``.
    package init(path: String) throws(SpeakStreamError) {
        try self.init(TextFile.read(path), file: path)
    }

    private init(_ table: TOMLValue, file: String, path: String) throws(SpeakStreamError) {
        guard case .table(let pairs) = table.content else {
            throw Self.error(file, table.line, "\(path) takes a table, not \(table.content.described)")
        }
        self.file = file
        self.path = path.isEmpty ? "" : path + "."
        self.line = table.line
        self.values = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// An error at a line of a file.
    package static func error(_ file: String, _ line: Int, _ message: String) -> SpeakStreamError {
        SpeakStreamError(.fileInvalid, "\(file):\(line): \(message)")
    }

    /// An error at a key that was taken, or at the table where it is missing.
    package func error(at key: String? = nil, _ message: String) -> SpeakStreamError {
        Self.error(self.file, key.flatMap { self.values[$0]?.line } ?? self.line, message)
    }

    /// The keys in the order of their lines.
    package var keys: [String] { self.values.sorted { $0.value.line < $1.value.line }.map(\.key) }

    /// The line of a key.
    package func line(of key: String) -> Int { self.values[key]?.line ?? self.line }

    /// What a key is set to, whatever it is.
    package mutating func value(_ key: String) -> TOMLValue? {
        self.known.append(key)
        return self.values[key]
    }

    /// A text, which may be empty.
    package mutating func text(_ key: String) throws(SpeakStreamError) -> String? {
        guard let value = self.value(key) else { return nil }
        guard case .string(let text) = value.content else { throw self.wrong(key, value, "a string") }
        return text
    }

    /// A time in seconds, of up to ten minutes.
    package mutating func seconds(_ key: String, or usual: Duration) throws(SpeakStreamError) -> Duration {
        try self.number(key, in: 0.001...600).map { .microseconds(Int64($0 * 1_000_000)) } ?? usual
    }

    /// A text that is not empty.
    package mutating func string(_ key: String) throws(SpeakStreamError) -> String? {
        let text = try self.text(key)
        if text?.isEmpty == true { throw self.error(at: key, "\(self.path)\(key) is empty") }
        return text
    }

    /// One of some texts.
    package mutating func string<Value>(
        _ key: String,
        oneOf choices: KeyValuePairs<String, Value>
    ) throws(SpeakStreamError) -> Value? {
        guard let text = try self.string(key) else { return nil }
        guard let choice = choices.first(where: { $0.key == text }) else {
            let names = choices.map { "\"\($0.key)\"" }.joined(separator: ", ")
            throw self.error(at: key, "\(self.path)\(key) takes one of \(names), not \"\(text)\"")
        }
        return choice.value
    }

    /// A list of texts.
    package mutating func strings(_ key: String) throws(SpeakStreamError) -> [String]? {
        guard let value = self.value(key) else { return nil }
        guard case .array(let items) = value.content else { throw self.wrong(key, value, "a list of strings") }
        var texts: [String] = []
        for item in items {
            guard case .string(let text) = item.content else { throw self.wrong(key, value, "a list of strings") }
            texts.append(text)
        }
        return texts
    }

    /// A whole number within bounds.
    package mutating func integer(_ key: String, in range: ClosedRange<Int>) throws(SpeakStreamError) -> Int? {
        guard let value = self.value(key) else { return nil }
        guard case .integer(let number) = value.content, range.contains(number) else {
            throw self.wrong(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A number within bounds.
    package mutating func number(_ key: String, in range: ClosedRange<Double>) throws(SpeakStreamError) -> Double? {
        guard let value = self.value(key) else { return nil }
        let number: Double?
        switch value.content {
        case .integer(let integer): number = Double(integer)
        case .number(let given): number = given
        default: number = nil
        }
        guard let number, range.contains(number) else {
            throw self.wrong(key, value, "a number from \(range.lowerBound.short) to \(range.upperBound.short)")
        }
        return number
    }

    /// Yes or no.
    package mutating func boolean(_ key: String) throws(SpeakStreamError) -> Bool? {
        guard let value = self.value(key) else { return nil }
        guard case .boolean(let answer) = value.content else { throw self.wrong(key, value, "true or false") }
        return answer
    }

    /// A table within the table.
    package mutating func table(_ key: String) throws(SpeakStreamError) -> TableReader? {
        guard let value = self.value(key) else { return nil }
        return try TableReader(value, file: self.file, path: self.path + key)
    }

    /// Says that no more keys are asked for: one that is left is unknown.
    package func finish() throws(SpeakStreamError) {
        guard let key = self.keys.first(where: { !self.known.contains($0) }) else { return }
        let known = self.known.joined(separator: ", ")
        throw self.error(at: key, "\(self.path)\(key) is not known here; what is: \(known)")
    }

    /// The message for a value that is no good.
    private func wrong(_ key: String, _ value: TOMLValue, _ wanted: String) -> SpeakStreamError {
        self.error(at: key, "\(self.path)\(key) takes \(wanted), not \(value.content.described)")
    }
}

extension TOMLValue.Content {
    /// How a value is called in a message.
    package var described: String {
        switch self {
        case .string(let text): "\"\(text.count <= 40 ? text : text.prefix(39) + "…")\""
        case .integer(let number): "\(number)"
        case .number(let number): number.short
        case .boolean(let answer): "\(answer)"
        case .array: "a list"
        case .table: "a table"
        case .other: "a date or a time"
        }
    }
}

extension Double {
    /// Without a point where none is needed.
    fileprivate var short: String {
        self == self.rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)"
    }
}
