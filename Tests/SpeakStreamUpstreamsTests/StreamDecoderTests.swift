import SpeakStreamTesting
import SpeakStreamUpstreams
import Testing

/// What comes out of a stream, in short: the text, the thoughts in brackets, and how it ended.
func answer(
    _ stream: some Sequence<UInt8>,
    _ format: StreamFormat = .auto,
    field: String? = nil,
    sizes: [Int] = []
) -> (said: String, format: StreamFormat?) {
    var decoder = StreamDecoder(format: format, field: field)
    var rest = Array(stream)[...]
    var deltas: [StreamDelta] = []
    for size in sizes {
        deltas += decoder.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
    }
    deltas += decoder.append(Array(rest)) + decoder.finish()
    var said: [UInt8] = []
    for delta in deltas {
        switch delta {
        case .text(let text): said += text
        case .reasoning(let text): said += "[".utf8 + text + "]".utf8
        case .complete: break
        case .end: said += "|".utf8
        case .failure(let reason): said += "!\(reason)".utf8
        }
    }
    return (String(decoding: said, as: UTF8.self), decoder.format)
}

struct StreamDecoderTests {
    @Test(arguments: ProviderStream.all) func `the answer is found in the stream of each provider`(
        provider: ProviderStream
    ) {
        let found = answer(provider.stream.utf8)
        #expect(found.said == provider.said)
        #expect(found.format == provider.format)
    }

    @Test(arguments: ProviderStream.all) func `how the bytes are split changes nothing`(provider: ProviderStream) {
        for seed in 0..<20 {
            var random = SeededGenerator(seed: UInt64(seed))
            let sizes = (0..<provider.stream.utf8.count).map { _ in Int.random(in: 1...(seed + 1), using: &random) }
            let found = answer(provider.stream.utf8, sizes: sizes)
            #expect(found.said.replacing("][", with: "") == provider.said.replacing("][", with: ""), "seed \(seed)")
        }
    }

    @Test(arguments: [
        [0xEF, 0xBB, 0xBF] + Array("data: Hello\n\n".utf8),
        [0xEF, 0xBB, 0xBF] + Array("{\"response\":\"Hello\"}\n".utf8),
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], Array("\u{FF1A}Hello".utf8), [0x1F, 0x20], [0x1F], [0xEF, 0xBB],
    ]) func `the first bytes may come one by one`(stream: [UInt8]) {
        func read(_ pieces: [[UInt8]]) -> (text: [UInt8], ending: StreamDelta?, format: StreamFormat?) {
            var decoder = StreamDecoder()
            var (text, ending) = ([UInt8](), StreamDelta?.none)
            for delta in pieces.flatMap({ decoder.append($0) }) + decoder.finish() {
                if case .text(let bytes) = delta { text += bytes } else { ending = delta }
            }
            return (text, ending, decoder.format)
        }
        #expect(read(stream.map { [$0] }) == read([stream]))
    }

    @Test(arguments: [
        "{\"response\":\"\(String(repeating: "Hello ", count: 20_000))\"}\n",
        "{\n  \"response\": \"\(String(repeating: "Hello ", count: 20_000))\"\n}\n",
    ]) func `a long first object is read, however it is split`(stream: String) {
        let said = String(repeating: "Hello ", count: 20_000)
        for size in [1, 4096, 65_536, stream.utf8.count] {
            let sizes = Array(repeating: size, count: stream.utf8.count / size)
            #expect(answer(stream.utf8, sizes: sizes).said == said, "in pieces of \(size)")
        }
        let text = "{\(said)\n"
        #expect(answer(text.utf8).said == text)
    }

    @Test func `an answer that has failed is not complete, however it is split`() {
        let stream = Array("{\"error\":\"gone\"}\n{\"response\":\"\",\"done\":true}\n".utf8)
        for pieces in [[stream], stream.map { [$0] }] {
            var decoder = StreamDecoder()
            for piece in pieces { _ = decoder.append(piece) }
            _ = decoder.finish()
            #expect(!decoder.isComplete)
        }
    }

    @Test func `a field of one's own is read by its path`() {
        let stream =
            "{\"out\": {\"parts\": [\"x\", \"Hello\"]}}\n{\"out\": {}}\n{\"out\": {\"parts\": [\"x\", \" you\"]}}\n"
        #expect(answer(stream.utf8, field: "out.parts.1").said == "Hello you")
    }

    @Test(arguments: [
        (
            "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\ndata: {\"choices\":[{\"del",
            "Hel!an event of the stream is no whole JSON object"
        ),
        (
            "{\"response\":\"Hel\"}\n<html>502</html>\n",
            "Hel!line 2 of the stream is no whole JSON object: \"<html>502</html>\""
        ),
        ("{\"response\":\"Hel\"}\n{\"respon", "Hel!line 2 of the stream is no whole JSON object"),
    ]) func `what is cut or garbled is told behind what came before it`(stream: String, said: String) {
        #expect(answer(stream.utf8).said.hasPrefix(said))
    }

    @Test func `a line without end is told, and not kept`() {
        var decoder = StreamDecoder(format: .ndjson)
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        var failures = 0
        for _ in 0..<40 {
            failures += decoder.append(piece).count { if case .failure = $0 { true } else { false } }
        }
        #expect(failures == 1)
        #expect(decoder.finish().isEmpty)
    }

    @Test(arguments: [
        ("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n", false),
        ("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n", true),
        ("data: a\n\ndata: [DONE]\n\n", true),
        ("{\"response\":\"a\",\"done\":false}\n", false),
        ("{\"response\":\"\",\"done\":true}\n", true),
        ("data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{}}\n\n", true),
        ("data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":null}}\n\n", false),
        ("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", true),
        ("data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n", true),
    ]) func `whether the answer is complete is known from the model, not from the end of the stream`(
        stream: String,
        isComplete: Bool
    ) {
        var decoder = StreamDecoder()
        _ = decoder.append(Array(stream.utf8)) + decoder.finish()
        #expect(decoder.isComplete == isComplete)
    }

    @Test(arguments: [
        (
            [
                "{\"type\":\"session.created\"}", "{\"type\":\"response.text.delta\",\"delta\":\"Hel\"}",
                "{\"type\":\"response.done\"}",
            ], "Hel"
        ),
        (["Hello ", "{you}", ""], "Hello {you}"),
        (["{\n  \"text\": \"Hello\"\n}", "{\"text\": \" you\"}"], "Hello you"),
    ]) func `a message is a whole record`(messages: [String], said: String) {
        var decoder = StreamDecoder()
        var text: [UInt8] = []
        for message in messages {
            for case .text(let part) in decoder.take(record: Array(message.utf8)) { text += part }
        }
        #expect(String(decoding: text, as: UTF8.self) == said)
    }

    @Test func `nothing is read behind the end of the answer`() {
        #expect(answer("data: a\n\ndata: [DONE]\n\ndata: b\n\n".utf8).said == "a|")
    }

    @Test func `thoughts come between tags where they are kept`() async throws {
        let stream =
            "{\"message\":{\"thinking\":\"Hm\"}}\n{\"message\":{\"thinking\":\", so\"}}\n{\"message\":{\"content\":\"Yes\"}}\n"
        let base = AsyncStream<[UInt8]> { continuation in
            continuation.yield(Array(stream.utf8))
            continuation.finish()
        }
        var kept: [UInt8] = []
        for try await piece in DecodedUpstream(base, keepsReasoning: true) { kept += piece }
        #expect(String(decoding: kept, as: UTF8.self) == "<think>Hm, so</think>\n\nYes")
    }

    @Test func `the error of a provider is thrown behind the text before it`() async throws {
        let base = AsyncStream<[UInt8]> { continuation in
            continuation.yield(Array("{\"response\":\"Hel\"}\n{\"error\":\"gone\"}\n".utf8))
            continuation.finish()
        }
        var iterator = DecodedUpstream(base).makeAsyncIterator()
        #expect(try await iterator.next() == Array("Hel".utf8))
        await #expect(throws: UpstreamError(description: "gone")) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }
}
