import CTOMLShims

/// A TOML document, read by toml++.
package enum TOMLDocument {
    /// What is wrong with a document.
    package struct Failure: Error, Equatable {
        /// What, in toml++'s words.
        package var reason: String
        /// The line where, from 1.
        package var line: Int
    }

    /// Reads a document.
    ///
    /// - Parameter utf8: the text.
    /// - Returns: the table that the document is.
    /// - Throws: ``Failure`` if it is none.
    package static func read(_ utf8: [UInt8]) throws(Failure) -> TOMLValue {
        let document = utf8.withUnsafeBytes { bytes in
            speakstream_toml_read(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        defer { speakstream_toml_free(document) }
        var line: UInt32 = 0
        if let reason = speakstream_toml_error(document, &line) {
            throw Failure(reason: Self.shortened(String(cString: reason)), line: Int(line))
        }
        guard let values = speakstream_toml_values(document) else { throw Failure(reason: "it is empty", line: 1) }
        return Self.value(at: values)
    }

    private static func value(at first: UnsafePointer<speakstream_toml_value>) -> TOMLValue {
        let value = first.pointee
        let content: TOMLValue.Content =
            switch value.kind {
            case SPEAKSTREAM_TOML_STRING: .string(Self.text(value.text, value.text_count))
            case SPEAKSTREAM_TOML_INTEGER: .integer(Int(value.integer))
            case SPEAKSTREAM_TOML_FLOAT: .number(value.number)
            case SPEAKSTREAM_TOML_BOOLEAN: .boolean(value.integer != 0)
            case SPEAKSTREAM_TOML_ARRAY: .array(Self.items(of: first).map { Self.value(at: $0) })
            case SPEAKSTREAM_TOML_TABLE:
                .table(
                    Self.items(of: first).map { item in
                        (Self.text(item.pointee.key, item.pointee.key_count), Self.value(at: item))
                    }
                )
            default: .other
            }
        return TOMLValue(content: content, line: Int(value.line))
    }

    /// Where the values lie that an array or a table holds.
    private static func items(
        of first: UnsafePointer<speakstream_toml_value>
    ) -> [UnsafePointer<speakstream_toml_value>] {
        var items: [UnsafePointer<speakstream_toml_value>] = []
        var next = 1
        while next < first.pointee.extent {
            items.append(first + next)
            next += Int(first[next].extent)
        }
        return items
    }

    private static func text(_ start: UnsafePointer<CChar>?, _ count: UInt32) -> String {
        let bytes = UnsafeBufferPointer(start: start, count: Int(count))
        return String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// toml++ begins with what it was reading when it met the error: one line is enough for both.
    private static func shortened(_ reason: String) -> String {
        let line = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= 200 ? line : line.prefix(199) + "…"
    }
}
