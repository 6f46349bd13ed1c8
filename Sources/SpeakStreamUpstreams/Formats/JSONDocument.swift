import CSimdJSONShims
import Glibc

/// An array or an object of JSON, read by simdjson.
///
/// What is well-formed but can not be told as text, a string with half of a surrogate pair for one, is a value of no kind. Bytes
/// that are not UTF-8 are read as the replacement character, and control characters as spaces: what is else in the
/// document counts for more.
package final class JSONDocument {
    private let document: OpaquePointer
    fileprivate let values: UnsafePointer<speakstream_json_value>

    /// Reads `bytes`; nil if they are no array or object, or not it alone.
    package init?(_ bytes: [UInt8]) {
        let bytes = bytes.starts(with: LineSplitter.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        var status = SPEAKSTREAM_JSON_WHOLE
        var document = speakstream_json_read(bytes, bytes.count, &status)
        if status == SPEAKSTREAM_JSON_UNCLEAN {
            let clean = Array(String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self).utf8)
            document = speakstream_json_read(clean, clean.count, &status)
        }
        guard let document else { return nil }
        self.document = document
        self.values = speakstream_json_values(document)
    }

    deinit { speakstream_json_free(self.document) }

    /// The array or the object.
    package var root: JSONValue { JSONValue(self, at: 0) }
}

/// A value within a document, which lives as long as it has values.
package struct JSONValue {
    private let document: JSONDocument
    private let index: Int

    fileprivate init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The text of a string; nil if it is none.
    package var text: String? { self.bytes { String(decoding: $0, as: UTF8.self) } }

    /// The text of a string, in UTF-8 bytes; nil if it is none.
    var utf8: [UInt8]? { self.bytes { Array($0) } }

    private func bytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        self.read { value in
            guard value.pointee.kind == SPEAKSTREAM_JSON_STRING else { return nil }
            return body(UnsafeRawBufferPointer(start: value.pointee.text, count: Int(value.pointee.text_count)))
        }
    }

    /// A whole number; nil if it is none, or does not fit.
    package var integer: Int? {
        self.read { value in
            guard value.pointee.kind == SPEAKSTREAM_JSON_NUMBER else { return nil }
            let bytes = UnsafeRawBufferPointer(start: value.pointee.text, count: Int(value.pointee.text_count))
            return Int(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Whether it is true; nil if it is neither true nor false.
    package var flag: Bool? {
        switch self.kind {
        case SPEAKSTREAM_JSON_TRUE: true
        case SPEAKSTREAM_JSON_FALSE: false
        default: nil
        }
    }

    /// Whether it is a string.
    var isText: Bool { self.kind == SPEAKSTREAM_JSON_STRING }

    /// Whether it is an object.
    package var isObject: Bool { self.kind == SPEAKSTREAM_JSON_OBJECT }

    /// The elements of an array; nil if it is none.
    package var elements: [JSONValue]? {
        guard self.kind == SPEAKSTREAM_JSON_ARRAY else { return nil }
        return self.read { value in
            var elements: [JSONValue] = []
            var next = value + 1
            while next < value.end {
                elements.append(JSONValue(self.document, at: self.index + value.distance(to: next)))
                next = next.end
            }
            return elements
        }
    }

    /// The elements of an array of objects; nil if it is none, or holds anything else.
    var objects: [JSONValue]? { self.elements.flatMap { $0.allSatisfy(\.isObject) ? $0 : nil } }

    /// What stands under a key, the first time if it is there more than once; nil if it is not, or if this is no object.
    package subscript(key: StaticString) -> JSONValue? {
        self.find(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    /// What stands under a key that the user names; nil if nothing does, or if this is no object.
    subscript(named key: String) -> JSONValue? {
        var key = key
        return key.withUTF8 { self.find($0) }
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        guard self.isObject else { return nil }
        return self.read { value in
            var next = value + 1
            while next < value.end {
                if next.isUnder(key) { return JSONValue(self.document, at: self.index + value.distance(to: next)) }
                next = next.end
            }
            return nil
        }
    }

    /// The text that stands under a key; nil if none does.
    package func text(_ key: StaticString) -> String? { self[key]?.text }

    /// The text that stands under a key, in UTF-8 bytes; nil if none does.
    func utf8(_ key: StaticString) -> [UInt8]? { self[key]?.utf8 }

    /// Whether text stands under a key.
    func hasText(_ key: StaticString) -> Bool { self[key]?.isText ?? false }

    /// What is true or false under a key; nil if nothing is.
    package func flag(_ key: StaticString) -> Bool? { self[key]?.flag }

    private var kind: speakstream_json_kind { self.read { $0.pointee.kind } }

    private func read<Result>(_ body: (UnsafePointer<speakstream_json_value>) -> Result) -> Result {
        // The pointer alone would not keep what it points to.
        withExtendedLifetime(self.document) { body(self.document.values + self.index) }
    }
}

extension UnsafePointer<speakstream_json_value> {
    /// Where the value ends, with all that it holds.
    fileprivate var end: Self { self + Int(self.pointee.extent) }

    fileprivate func isUnder(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(self.pointee.key_count) == key.count, let start = key.baseAddress, let own = self.pointee.key else {
            return false
        }
        return memcmp(own, start, key.count) == 0
    }
}
