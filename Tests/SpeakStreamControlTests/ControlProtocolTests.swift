import FoundationEssentials
import SpeakStreamTesting
import Testing

@testable import SpeakStreamControl

@Suite("The protocol's lines")
struct ControlProtocolTests {
    private func parse(_ line: String) throws(ControlFailure) -> ControlRequest {
        try ControlRequest(line: Array(line.utf8))
    }

    @Test(
        "a request is an object with a version and a verb",
        arguments: [
            (#"{"version":1,"verb":"stop"}"#, .stop), (#"{"version":1,"verb":"pause"}"#, .pause),
            (#"{"version":1,"verb":"resume"}"#, .resume), (#"{"version":1,"verb":"next"}"#, .next),
            (#"{"version":1,"verb":"previous"}"#, .previous), (#"{"version":1,"verb":"repeat"}"#, .repeat),
            (#"{"version":1,"verb":"rate","rate":450}"#, .rate(450)),
            (#"{"version":1,"verb":"status"}"#, .status(follows: false)),
            (#"{"version":1,"verb":"status","follow":true}"#, .status(follows: true)),
            (#" { "verb" : "stop" , "version" : 1, "later" : {} } "# + "\r", .stop),
            (#"{"version":1,"verb":"say","text":"hello"}"#, .say(.init(text: "hello"))),
            (
                #"{"version":1,"verb":"say","text":"h","at":"insert","important":true}"#,
                .say(.init(text: "h", position: .insert, priority: .important))
            ),
            (
                #"{"version":1,"verb":"say","text":"h","at":"now","important":false,"priority":"progress"}"#,
                .say(.init(text: "h", position: .now, priority: .progress))
            ),
        ] as [(String, ControlRequest)]
    )
    func requests(_ line: String, _ request: ControlRequest) throws {
        #expect(try self.parse(line) == request)
    }

    @Test(
        "what is no request is told why, in a line",
        arguments: [
            ("", "no JSON object"), ("stop", "no JSON object"), ("[1]", "no JSON object"), ("{", "no JSON object"),
            ("\u{0}", "no JSON object"), (String(repeating: "[", count: 60_000), "no JSON object"),
            (#"{"verb":"stop"}"#, #""version" is missing"#), (#"{"version":2,"verb":"stop"}"#, "version 2"),
            (#"{"version":"1","verb":"stop"}"#, #""version" is not"#), (#"{"version":1}"#, #""verb" is missing"#),
            (#"{"version":1.5,"verb":"stop"}"#, #""version" is not"#),
            (#"{"version":1,"verb":"explode"}"#, #""verb" is none of stop, pause"#),
            (#"{"version":1,"verb":7}"#, #""verb" is not a string"#),
            (#"{"version":1,"verb":"rate"}"#, #""rate" is missing"#),
            (#"{"version":1,"verb":"rate","rate":79}"#, "80 to 900"),
            (#"{"version":1,"verb":"rate","rate":901}"#, "80 to 900"),
            (#"{"version":1,"verb":"rate","rate":1e99}"#, #""rate" is not"#),
            (#"{"version":1,"verb":"rate","rate":"200"}"#, #""rate" is not"#),
            (#"{"version":1,"verb":"status","follow":"yes"}"#, #""follow" is not"#),
            (#"{"version":1,"verb":"say"}"#, #""text" is missing"#),
            (#"{"version":1,"verb":"say","text":null}"#, #""text" is missing"#),
            (#"{"version":1,"verb":"say","text":""}"#, #""text" is empty"#),
            (#"{"version":1,"verb":"say","text":"h","at":"later"}"#, "after, now, insert"),
            (#"{"version":1,"verb":"say","text":"h","priority":"urgent"}"#, "important, message"),
            (#"{"version":1,"verb":"say","text":"h","important":true,"priority":"text"}"#, #""important" and"#),
        ]
    )
    func failures(_ line: String, _ reason: String) {
        let failure = #expect(throws: ControlFailure.self) { try self.parse(line) }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains("\n") == false)
    }

    @Test("a text that is too long is told so")
    func longText() throws {
        let longest = String(repeating: "a", count: ControlRequest.longestText)
        #expect(try self.parse(#"{"version":1,"verb":"say","text":"\#(longest)"}"#) == .say(.init(text: longest)))
        let failure = #expect(throws: ControlFailure.self) {
            try self.parse(#"{"version":1,"verb":"say","text":"\#(longest)a"}"#)
        }
        #expect(failure?.code == .tooLong)
    }

    @Test("what is written is read as the same")
    func roundTrips() throws {
        var requests: [ControlRequest] = [
            .stop, .pause, .resume, .next, .previous, .repeat, .rate(80), .status(follows: true),
            .status(follows: false),
        ]
        for position in ControlRequest.Position.allCases {
            for priority in ControlRequest.Priority.allCases {
                requests.append(.say(.init(text: "a\n\"ä\u{0}👩‍🚀", position: position, priority: priority)))
            }
        }
        for request in requests {
            let line = JSONLine.encode(request)
            #expect(line.last == 0x0A && !line.dropLast().contains(0x0A))
            #expect(try ControlRequest(line: line.dropLast()) == request)
        }
        let replies: [ControlReply] = [
            .done, .failed(ControlFailure(.busy, "later")), .status(status(3)), .status(status(4, phrase: "so\nit/is")),
        ]
        for reply in replies {
            #expect(JSONLine.decode(ControlReply.self, from: JSONLine.encode(reply).dropLast()) == reply)
        }
    }

    @Test("the keys of what is told are stable")
    func keys() {
        func text(_ value: some Encodable) -> String {
            String(decoding: JSONLine.encode(value).dropLast(), as: UTF8.self)
        }
        #expect(text(ControlReply.done) == done)
        #expect(
            text(ControlReply.failed(ControlFailure(.impossible, "no")))
                == #"{"code":"impossible","message":"no","reply":"failed","version":1}"#
        )
        let idle = ControlStatus(state: .idle, rate: 175, voice: "en-us")
        let object =
            #"{"heard":{"bytes":0,"words":0},"phrase":null,"queued":0,"rate":175,"state":"idle","version":1,"voice":"en-us"}"#
        #expect(text(idle) == object)
        #expect(text(ControlReply.status(idle)) == #"{"reply":"status","status":\#(object),"version":1}"#)
    }

    @Test("a phrase is cut so that a line stays one, and no character in two")
    func longPhrase() {
        let long = "a" + String(repeating: "ä", count: 100_000)
        let cut = status(0, phrase: long).phrase
        #expect(cut?.utf8.count == 4095)
        #expect(cut.map(long.hasPrefix) == true)
        var later = status(0)
        later.phrase = long
        #expect(later.phrase == cut)
    }

    @Test("no bytes are a crash", arguments: 0..<500 as Range<UInt64>)
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var line = Array(#"{"version":1,"verb":"say","text":"hello","at":"now","important":true,"rate":200}"#.utf8)
        for _ in 0...Int.random(in: 0...6, using: &generator) {
            let place = Int.random(in: 0..<line.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: line[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: line.remove(at: place)
            default: line.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            }
        }
        do throws(ControlFailure) {
            // Whatever it was read as can be written, and is read as the same again.
            let request = try ControlRequest(line: line)
            #expect(try ControlRequest(line: JSONLine.encode(request).dropLast()) == request)
        } catch {
            #expect(!error.message.contains("\n") && error.message.utf8.count < 200)
        }
    }
}
