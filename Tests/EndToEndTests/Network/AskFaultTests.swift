#if Network
import Glibc
import SpeakStreamRig
import Testing

private let prefix = "speakstream: the token stream failed: "

/// Expects a run to have failed with one line that says why.
private func expectFailure(
    _ run: Spoken<Void>,
    _ line: String,
    heard: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(run.ending == .exited(74), sourceLocation: sourceLocation)
    #expect(run.notes.count == 1, "\(run.notes)", sourceLocation: sourceLocation)
    #expect(run.notes.first?.hasPrefix(prefix) == true, "\(run.notes)", sourceLocation: sourceLocation)
    #expect(run.notes.first?.contains(line) == true, "\(run.notes)", sourceLocation: sourceLocation)
    #expect(run.report?.outcome == "failed", sourceLocation: sourceLocation)
    #expect(run.report?.upstream.ending == "failed", sourceLocation: sourceLocation)
    #expect(run.report?.heard.text == heard, sourceLocation: sourceLocation)
}

/// A case of the server, and what is said about it.
struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var line: String
    var heard = ""
    var options: [String] = []

    var testDescription: String { self.name }
}

// What a server does that does not do as it should.
extension FileTests.Ask {
    static let refusals = [
        Fault(name: "status-401", line: "does not know the key (401): Incorrect API key provided; set OPENAI_API_KEY"),
        Fault(name: "status-403", line: "does not allow it (403): Not for you"),
        Fault(
            name: "status-404",
            line: "has no such model or path (404): model 'm' not found; check the model's name and the address"
        ),
        Fault(name: "status-400", line: "refused the request (400): max_tokens is too large"),
        Fault(name: "busy-long", line: "has too many requests (429): Slow down; try again after 3600 s"),
        Fault(name: "busy-days", line: "has too many requests (429): Slow down; try again after 1000000 s"),
        Fault(name: "redirect-host", line: "sends to another host (307): http://localhost:"),
        Fault(name: "redirect-port", line: "sends to another host (307): http://127.0.0.1:"),
        Fault(name: "redirect-nowhere", line: "sends to another host (307): nowhere"),
        Fault(name: "moved", line: "sends elsewhere (301): /plain/v1/chat/completions; check the address"),
        Fault(
            name: "html",
            line: "answered with text/html; charset=utf-8, not with a stream of tokens; check the address"
        ),
        Fault(name: "html-404", line: "has no such model or path (404); check the model's name and the address"),
        Fault(name: "typeless", line: "answered without a type, not with a stream of tokens"),
        Fault(name: "no-http", line: "does not speak HTTP; check the address"),
        Fault(name: "no-answer", line: "closed the connection without an answer"),
        Fault(name: "reset", line: "closed the connection without an answer"),
        Fault(name: "headers-only", line: "was cut in mid-stream"),
        Fault(name: "empty", line: "the stream ended before the answer was complete"),
        Fault(name: "garbage", line: "the stream ended before the answer was complete"),
        Fault(name: "header", line: "does not speak HTTP; check the address"),
        Fault(
            name: "silent",
            line: "has been silent for 0.5 s; a longer timeout waits on",
            options: ["--timeout", "0.5"]
        ),
        Fault(
            name: "status-401-silent",
            line: "does not know the key (401); set OPENAI_API_KEY",
            options: ["--timeout", "0.5"]
        ),
        Fault(name: "gzip-garbage", line: "sends what can not be unpacked"),
        Fault(name: "gzip-bomb", line: "sends what can not be unpacked"),
    ]

    static let breaks = [
        Fault(name: "cut", line: "was cut in mid-stream", heard: "Hello you. And "),
        Fault(name: "cut-reset", line: "was cut in mid-stream", heard: "Hello you. "),
        Fault(name: "short", line: "was cut in mid-stream", heard: "Hello you. "),
        Fault(name: "unfinished", line: "the stream ended before the answer was complete", heard: "Hello you. "),
        Fault(name: "garbage-object", line: "an event of the stream is no whole JSON object", heard: "Hello you. "),
        Fault(name: "error-event", line: "the model is gone", heard: "Hello you. "),
        Fault(name: "line", line: "a line of the stream is longer than 16 MiB", heard: "Hello you. "),
        Fault(
            name: "stall",
            line: "has been silent for 0.5 s; a longer timeout waits on",
            heard: "Hello you. ",
            options: ["--timeout", "0.5"]
        ),
    ]

    @Test(arguments: refusals) func whatIsNoAnswerIsToldInItsOwnLine(_ fault: Fault) async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url(fault.name), fault.options)
            expectFailure(run, fault.line)
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: breaks) func whatCameBeforeAFaultIsHeardAndNothingIsAskedTwice(_ fault: Fault) async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url(fault.name), fault.options)
            expectFailure(run, fault.line, heard: fault.heard)
            #expect(server.requests.count == 1)
        }
    }

    @Test func aLineWithoutEndIsNotKept() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("line")) { speaking in
                var most = 0
                while await speaking.child.waitForExit(timeout: 0.02) == nil {
                    most = max(most, (try? ProcessFigures(pid: speaking.child.pid).peakResident) ?? 0)
                }
                // A gigabyte is sent.
                #expect(most < 400 << 20)
            }
            #expect(run.ending == .exited(74))
            #expect(try await server.waitForClosed() != nil)
        }
    }

    @Test func nobodyIsThere() async throws {
        let port = try await withFaultServer { $0.ports["http"] ?? 0 }
        let run = try await ask("http://127.0.0.1:\(port)")
        expectFailure(run, "nothing answers at 127.0.0.1:\(port); start the server, or check the address")
    }

    @Test func aNameThatNobodyKnows() async throws {
        let run = try await ask("http://model.invalid:8080")
        expectFailure(run, "model.invalid is not known; check the address")
    }
}

// What may help.
extension FileTests.Ask {
    @Test func aBusyServerIsAskedAgainAfterTheTimeThatItAsksFor() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("busy-once"))
            #expect(run.ending == .exited(0))
            #expect(run.notes.isEmpty, "\(run.notes)")
            expectHeard("Hello you. The kettle is on.", run.report)
            let times = server.requests.map(\.time)
            #expect(times.count == 2 && times[1] - times[0] >= 1)
        }
    }

    @Test func aServerThatFailsOnceIsAskedAgain() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("fail-once"))
            #expect(run.ending == .exited(0))
            expectHeard("Hello you. The kettle is on.", run.report)
            #expect(server.requests.count == 2)
        }
    }

    @Test(arguments: [0, 1]) func aServerThatGoesOnFailingIsGivenUp(retries: Int) async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("fail-always"), ["--retries", "\(retries)"])
            expectFailure(run, "failed (503)")
            #expect(server.requests.count == retries + 1)
        }
    }

    @Test(arguments: ["redirect-same", "redirect-permanent"]) func aRedirectionOnTheSameHostIsFollowed(
        _ kind: String
    )
        async throws
    {
        try await withFaultServer { server in
            let run = try await ask(server.url(kind), environment: ["OPENAI_API_KEY": "sk-test"])
            #expect(run.ending == .exited(0))
            expectHeard("Hello you. The kettle is on.", run.report)
            #expect(server.requests.map(\.case) == [kind, "plain"])
            #expect(server.requests.last?.headers?["authorization"] == "(secret)")
            #expect(server.requests.last?.body == server.requests.first?.body)
        }
    }

    @Test func aCircleOfRedirectionsIsLeft() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("redirect-circle"))
            expectFailure(run, "redirects in a circle; check the address")
            #expect(server.requests.count == 6)
        }
    }
}

// What the key is kept from.
extension FileTests.Ask {
    @Test(arguments: [
        "key-401", "key-text", "key-event", "key-object", "key-type", "key-moved", "key-later", "redirect-key",
    ])
    func theKeyIsNeverShownEvenIfTheServerRepeatsIt(_ kind: String) async throws {
        let key = "sk-test-0123456789abcdefghijklmnopqrstuvwxyz"
        try await withFolder { folder in
            try writeFile("\(key)\n".utf8, to: "\(folder)/key")
            try await withFaultServer { server in
                let report = "\(folder)/report.json"
                let run = try await ask(
                    server.url(kind),
                    ["--key-file", "\(folder)/key", "--report", report, "--retries", "0"]
                )
                #expect(server.requests.first?.headers?["authorization"] == "(secret)")
                #expect(run.notes.count == 1)
                let shown = run.notes.joined() + run.outputText + String(decoding: try readFile(report), as: UTF8.self)
                for length in [key.utf8.count, 20, 12] {
                    #expect(!shown.contains(key.prefix(length)), "\(shown)")
                }
            }
        }
    }

    @Test func whatAServerSaysIsOneLineWithoutControls() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("escape"))
            expectFailure(run, "refused the request (400): Bad")
            let isPlain = run.notes.joined().unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            }
            #expect(isPlain, "\(run.notes)")
        }
    }
}
#endif
