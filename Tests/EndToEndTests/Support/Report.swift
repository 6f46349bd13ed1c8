import FoundationEssentials

/// The JSON that `--report` writes, as the documentation describes it.
struct Report: Decodable, Sendable {
    struct Received: Decodable, Sendable {
        var bytes: Int
    }

    struct Span: Decodable, Sendable {
        var text: String
        var start: Int
        var end: Int
    }

    struct Heard: Decodable, Sendable {
        var text: String
        var start: Int
        var end: Int
        var words: Int
    }

    struct Timings: Decodable, Sendable {
        var startMonotonic: Double
        var firstToken: Double?
        var firstPhrase: Double?
        var firstSound: Double?
        var lastSound: Double?
        var stopRequested: Double?
        var stopped: Double?
        var upstreamStopped: Double?
        var finished: Double
    }

    struct Counts: Decodable, Sendable {
        var tokens: Int
        var phrases: Int
        var underruns: Int
        var stalls: Int
        var reconnections: Int
        var invalidUTF8: Int
        var unspeakable: Int
    }

    var version: Int
    var outcome: String
    var message: String?
    var received: Received
    var heard: Heard
    var partial: Span?
    var unheard: Span
    var unspoken: Span
    var heardFrames: Int
    var heardSeconds: Double
    var sampleRate: Int
    var timings: Timings
    var counts: Counts

    init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Report.self, from: Data(json))
    }

    /// The three parts of the text in order: what was received.
    var text: String {
        self.heard.text + self.unheard.text + self.unspoken.text
    }
}
