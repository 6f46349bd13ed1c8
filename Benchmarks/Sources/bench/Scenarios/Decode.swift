import BenchSupport
import FoundationEssentials
import SpeakStreamRig
import SpeakStreamUpstreams

/// A stream as a provider frames it.
private struct Framing: Sendable {
    let name: String
    let format: StreamFormat
    /// What stands around a token.
    let record: @Sendable (String) -> String

    static var all: [Framing] {
        [
            Framing(name: "SSE, plain text", format: .sse) {
                "data: \($0) and what follows it in the same event of the stream\n\n"
            },
            Framing(name: "SSE, comments and names", format: .sse) {
                ": keep-alive keep-alive keep-alive keep-alive\nevent: token\nid: 12345\ndata: \($0) more of it here\n\n"
            },
            Framing(name: "OpenAI chat completions", format: .sse) {
                #"data: {"id":"chatcmpl-9lMgfRSWPHcw51s6wxKT1YEO2CKpd","object":"chat.completion.chunk","created":1721075653,"model":"gpt-4o-mini-2024-07-18","system_fingerprint":"fp_8b761cb050","choices":[{"index":0,"delta":{"content":"\#($0)"},"logprobs":null,"finish_reason":null}]}"#
                    + "\n\n"
            },
            Framing(name: "Anthropic messages", format: .sse) {
                #"event: content_block_delta\#ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\#($0)"}}"#
                    + "\n\n"
            },
            Framing(name: "Ollama", format: .ndjson) {
                #"{"model":"llama3.2","created_at":"2024-07-22T20:33:28.123648Z","message":{"role":"assistant","content":"\#($0)"},"done":false}"#
                    + "\n"
            },
        ]
    }
}

/// How fast streams are decoded, and how long a token takes through the decoder.
func measureDecode(_ settings: Settings) throws -> Findings {
    let runs = settings.runs(quick: 3, full: 15)
    var findings = Findings()
    var rates: [Series] = []
    var delays: [Series] = []
    for framing in Framing.all {
        let records = (0..<20_000).map { framing.record(Texts.words[$0 % Texts.words.count] + " ") }.map {
            Array($0.utf8)
        }
        var rate = Series(framing.name)
        var delay = Series(framing.name)
        // As a socket gives them when the reader is behind: many at once.
        let bytes = records.reduce(into: [UInt8]()) { $0 += $1 }
        let pieces = stride(from: 0, to: bytes.count, by: 16_384).map {
            Array(bytes[$0..<min($0 + 16_384, bytes.count)])
        }
        for _ in 0..<runs {
            var decoder = StreamDecoder(format: framing.format)
            var text = 0
            let start = Monotonic.now()
            for piece in pieces { text += decoder.append(piece).count }
            rate.values.append(Double(bytes.count) / (Monotonic.now() - start) / 1e6)
            findings.require(text == records.count, "\(framing.name): \(text) deltas of \(records.count) records")
        }
        var decoder = StreamDecoder(format: framing.format)
        for record in records {
            let start = Monotonic.now()
            _ = decoder.append(record)
            delay.values.append((Monotonic.now() - start) * 1000)
        }
        rates.append(rate)
        delays.append(delay)
    }
    rates.append(reference(runs))
    findings.table("MB/s", rates)
    findings.table("ms from a token's bytes to its text", delays)
    return findings
}

/// Foundation's decoder on the records of OpenAI, of which nothing is asked: to tell one hour on a machine from another.
private func reference(_ runs: Int) -> Series {
    struct Nothing: Decodable {}
    let framing = Framing.all.first { $0.name == "OpenAI chat completions" }
    let object = Data((framing?.record("word ") ?? "").utf8.dropFirst("data: ".utf8.count))
    let decoder = JSONDecoder()
    var rate = Series("FoundationEssentials alone, OpenAI")
    for _ in 0..<runs {
        let start = Monotonic.now()
        for _ in 0..<20_000 { _ = try? decoder.decode(Nothing.self, from: object) }
        rate.values.append(Double(object.count * 20_000) / (Monotonic.now() - start) / 1e6)
    }
    return rate
}
