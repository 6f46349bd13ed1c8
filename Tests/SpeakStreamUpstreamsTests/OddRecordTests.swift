import SpeakStreamUpstreams
import Testing

/// A record of a stream with something odd in it, in a line of its own.
struct OddRecord: Sendable, CustomTestStringConvertible {
    let oddity: String
    let record: [UInt8]

    var testDescription: String { self.oddity }

    init(_ oddity: String, _ record: String) {
        self.init(oddity, Array(record.utf8))
    }

    /// With bytes that no string can hold, in the place of a tilde.
    init(_ oddity: String, _ record: String, _ bytes: UInt8...) {
        self.init(oddity, Array(record.utf8.split(separator: UInt8(ascii: "~")).joined(separator: bytes)))
    }

    private init(_ oddity: String, _ record: [UInt8]) {
        self.oddity = oddity
        self.record = record
    }

    /// The text is "Hello" in all of them.
    static let read = [
        OddRecord("half a pair of surrogates in another field", #"{"id":"\ud83d","response":"Hello"}"#),
        OddRecord("the other half", #"{"id":"\ude00 x","response":"Hello"}"#),
        OddRecord("an unknown escape in another field", #"{"id":"\q","response":"Hello"}"#),
        OddRecord("bytes that are not UTF-8 in another field", #"{"id":"~","response":"Hello"}"#, 0xFF),
        OddRecord("a character cut short in another field", #"{"id":"~","response":"Hello"}"#, 0xE2, 0x82),
        OddRecord("a tab in another field", "{\"id\":\"\t\",\"response\":\"Hello\"}"),
        OddRecord("a NUL in another field", "{\"id\":\"\0\",\"response\":\"Hello\"}"),
        OddRecord("an integer of more than 64 bits", #"{"id":18446744073709551616,"response":"Hello"}"#),
        OddRecord("an integer of 40 digits", #"{"id":-\#(String(repeating: "9", count: 40)),"response":"Hello"}"#),
        OddRecord("a number that no Double holds", #"{"id":[1e400,-1E+400,1e-400],"response":"Hello"}"#),
        OddRecord("a number that begins with a zero", #"{"id":01,"response":"Hello"}"#),
        OddRecord("a key twice, of which the first counts", #"{"response":"Hello","response":"No"}"#),
        OddRecord("a key with an escape", #"{"r\u0065sponse":"Hello"}"#),
        OddRecord("a key with a quotation mark", #"{"\"":"No","response":"Hello"}"#),
        OddRecord("an empty key", #"{"":"No","response":"Hello"}"#),
        OddRecord("a byte order mark", "\u{FEFF}{\"response\":\"Hello\"}"),
        OddRecord("white space", " \t{ \"response\"\t: \"Hello\" } \t"),
        OddRecord("escapes in the text", #"{"response":"\u0048\u0065\u006C\u006co"}"#),
        OddRecord("a key that is not UTF-8", #"{"~":"No","response":"Hello"}"#, 0xFF),
        OddRecord("a key with half a pair of surrogates", #"{"\ud83d":"No","response":"Hello"}"#),
        OddRecord("what is deep, but not too deep", deep(511)),
        OddRecord("many values", #"{"context":[\#(String(repeating: "0,", count: 100_000))0],"response":"Hello"}"#),
        OddRecord("an empty object", #"{"id":{},"context":[],"response":"Hello"}"#),
        OddRecord("text where an object stands elsewhere", #"{"message":"No","choices":"No","response":"Hello"}"#),
        OddRecord("an object where text stands elsewhere", #"{"response":{"text":"No"},"text":"Hello"}"#),
        OddRecord("an array of something else", #"{"choices":[3],"candidates":[null],"text":"Hello"}"#),
        OddRecord("an error that is none", #"{"error":null,"response":"Hello","done":null}"#),
        OddRecord("a number that is not the end", #"{"response":"Hello","done":1,"stop":"true"}"#),
    ]

    static let broken = [
        OddRecord("garbage behind it", #"{"response":"No"} x"#),
        OddRecord("another behind it", #"{"response":"No"}{"response":"No"}"#),
        OddRecord("a brace too many", #"{"response":"No"}}"#),
        OddRecord("a bracket too many", #"{"response":"No"}]"#),
        OddRecord("a comma behind it", #"{"response":"No"},"#),
        OddRecord("a NUL behind it", "{\"response\":\"No\"}\0"),
        OddRecord("bytes that are not UTF-8 behind it", #"{"response":"No"}~ "#, 0xFF),
        OddRecord("no end", #"{"response":"No""#),
        OddRecord("no end, but one within", #"{"response":"No","id":{"a":1}"#),
        OddRecord("no end of a string", #"{"response":"No"#),
        OddRecord("no end of an escape", #"{"response":"No\"#),
        OddRecord("no end of an array", #"{"response":"No","id":[1,"#),
        OddRecord("a bracket for a brace", #"{"response":"No"]"#),
        OddRecord("a brace for a bracket", #"{"response":"No","id":[1}}"#),
        OddRecord("no comma", #"{"response":"No" "id":1}"#),
        OddRecord("a comma before anything", #"{"response":"No","id":[,1]}"#),
        OddRecord("a comma behind the last field", #"{"response":"No",}"#),
        OddRecord("a comma behind the last element", #"{"response":"No","id":[1,]}"#),
        OddRecord("no colon", #"{"response":"No","id" 1}"#),
        OddRecord("no value", #"{"response":"No","id":}"#),
        OddRecord("a key that is a number", #"{"response":"No",1:2}"#),
        OddRecord("single quotation marks", #"{"response":'No'}"#),
        OddRecord("a comment", #"{"response":"No" /* yes */}"#),
        OddRecord("a word that is none of JSON", #"{"response":"No","id":nul}"#),
        OddRecord("a word with more behind it", #"{"response":"No","id":truex}"#),
        OddRecord("NaN", #"{"response":"No","id":NaN}"#),
        OddRecord("a number with more behind it", #"{"response":"No","id":1x}"#),
        OddRecord("a number that begins with a point", #"{"response":"No","id":.5}"#),
        OddRecord("an array", #""response":"No"]"#),
        OddRecord("what is too deep", deep(512)),
        OddRecord("what is far too deep", deep(1_000_000)),
    ]

    private static func deep(_ depth: Int) -> String {
        #"{"id":\#(String(repeating: "[", count: depth))\#(String(repeating: "]", count: depth)),"response":"Hello"}"#
    }
}

struct OddRecordTests {
    /// What is said of the record, and of one behind it.
    private func said(_ odd: OddRecord, _ format: StreamFormat, field: String? = nil) -> String {
        let records = [odd.record, Array(#"{"response":" you"}"#.utf8)]
        let stream = records.flatMap { (format == .sse ? Array("data: ".utf8) : []) + $0 + Array("\n\n".utf8) }
        return answer(stream, format, field: field).said
    }

    @Test(arguments: OddRecord.read) func `an odd record gives its text`(odd: OddRecord) {
        #expect(self.said(odd, .ndjson) == "Hello you")
        if odd.record.starts(with: "{".utf8) { #expect(self.said(odd, .sse) == "Hello you") }
        var decoder = StreamDecoder()
        #expect(decoder.take(record: odd.record) == [.text(Array("Hello".utf8))])
    }

    @Test(arguments: OddRecord.broken) func `what is no whole record is told`(odd: OddRecord) {
        #expect(self.said(odd, .ndjson).hasPrefix("!line 1 of the stream is no whole JSON object"))
        if odd.record.starts(with: "{\"".utf8) {
            #expect(self.said(odd, .sse).hasPrefix("!an event of the stream is no whole JSON object"))
        }
        var decoder = StreamDecoder()
        #expect(decoder.take(record: odd.record) == [.text(odd.record)], "a message that begins no stream of records")
    }

    @Test(arguments: [
        #"{"response":"Hello\ud83d"}"#, #"{"response":"\ude00Hello"}"#, #"{"response":"\ude00\ud83d"}"#,
        #"{"response":"\ud83d\u0041"}"#, #"{"response":"\q"}"#, #"{"response":"\uzzzz"}"#, #"{"response":7}"#,
        #"{"response":null}"#, #"{"response":["Hello"]}"#, #"{"response":null,"response":"No"}"#, "{}", "{ }",
        #"{"choices":[]}"#, #"{"choices":[{"delta":{"content":[{"text":"No"}]}}]}"#, #"{"candidates":[{}]}"#,
    ]) func `a record whose text can not be told adds nothing, and the next is read`(record: String) {
        #expect(self.said(OddRecord("", record), .ndjson) == " you")
        #expect(self.said(OddRecord("", record), .sse) == " you")
    }

    @Test(arguments: [
        (#"a\u0000b"#, "a\u{0}b"), (#"\u0000"#, "\u{0}"), (#"\ud83d\ude00\uD83D\uDE00"#, "😀😀"),
        (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\ufeffa\uFFFF"#, "\u{FEFF}a\u{FFFF}"),
        ("a\u{7F}é😀", "a\u{7F}é😀"),
    ]) func `escapes are undone`(escaped: String, text: String) {
        var decoder = StreamDecoder(format: .ndjson)
        let deltas = decoder.append(Array("{\"response\":\"\(escaped)\"}\n".utf8))
        #expect(deltas == [.text(Array(text.utf8))])
    }

    @Test(arguments: [
        (OddRecord("", #"{"response":"a~b"}"#, 0xFF), "a\u{FFFD}b"),
        (OddRecord("", #"{"response":"a~"}"#, 0xE2, 0x82), "a\u{FFFD}"),
        (OddRecord("", #"{"response":"a~b","id":"é"}"#, 0x09), "a b"),
        (OddRecord("", #"{"response":"a~b"}"#, 0x00), "a b"),
    ]) func `bytes that no string may hold are replaced, and the text around them stays`(odd: OddRecord, text: String) {
        #expect(self.said(odd, .ndjson) == "\(text) you")
        #expect(self.said(odd, .sse) == "\(text) you")
    }

    @Test(arguments: [
        ("out.0.text", #"{"out":[{"text":"Hello"}]}"#, "Hello"),
        ("out.0", #"{"out":{"0":"Hello"}}"#, "Hello"),
        ("out.text", #"{"out":{"text":"Hello","text":"No"},"n":1e400,"s":"\ud83d"}"#, "Hello"),
        ("out.1", #"{"out":["No"]}"#, ""), ("out.-1", #"{"out":["No"]}"#, ""), ("out.text", #"{"out":["No"]}"#, ""),
        ("out", #"{"out":{"text":"No"}}"#, ""), ("out.text", #"{"out":"No"}"#, ""), ("out", #"{"out":null}"#, ""),
        ("out", #"{"out":"\ud83d"}"#, ""), ("", #"{"out":"No"}"#, ""),
        ("out", #"{"out":"No","error":"gone"}"#, "!gone"),
    ]) func `a field of one's own is text at the end of its path, or nothing`(
        field: String,
        record: String,
        said: String
    ) {
        #expect(answer("\(record)\n".utf8, .ndjson, field: field).said == said)
    }

    @Test(arguments: [
        (#"{"error":{"message":"gone","type":"x"}}"#, "gone"), (#"{"error":{"type":"x"}}"#, "x"),
        (#"{"error":"gone"}"#, "gone"), (#"{"error":{}}"#, "an error without a message"),
        (#"{"detail":"gone"}"#, "gone"), (#"{"message":"gone"}"#, "gone"), (#"{"error":null}"#, nil), ("{}", nil),
        ("gone\nand more", "gone"), (#"{"error":"gone""#, #"{"error":"gone""#), ("<html>", nil), ("", nil),
    ]) func `what a body says of an error is found`(body: String, message: String?) {
        #expect(ProviderError.message(in: Array(body.utf8)) == message)
    }
}
