import Glibc
import SpeakStreamControl
import SpeakStreamRig
import Synchronization
import Testing

extension ControlTests {
    private static let status = ControlStatus(
        state: .speaking,
        phrase: "so it is",
        heard: .init(bytes: 20, words: 5),
        rate: 200,
        voice: "de",
        queued: 1
    )
    private static let line =
        #"{"heard":{"bytes":20,"words":5},"phrase":"so it is","queued":1,"rate":200,"state":"speaking","version":1,"voice":"de"}"#

    @Test(
        arguments: [
            (["stop"], .stop), (["pause"], .pause), (["resume"], .resume), (["next"], .next), (["previous"], .previous),
            (["repeat"], .repeat), (["rate", "300"], .rate(300)), (["status"], .status(follows: false)),
            (["say", "the", "tea  is", "ready"], .say(.init(text: "the tea  is ready"))),
            (
                ["say", "--now", "--priority", "message", "x"],
                .say(.init(text: "x", position: .now, priority: .message))
            ),
            (["say", "--insert", "--important", "x"], .say(.init(text: "x", position: .insert, priority: .important))),
            (["say", "--", "-5 degrees"], .say(.init(text: "-5 degrees"))),
            (["say", "-"], .say(.init(text: "from\nelsewhere"))),
        ] as [([String], ControlRequest)]
    )
    func eachCommandAsksForWhatItsNameSays(_ arguments: [String], _ request: ControlRequest) async throws {
        try await withFolder { folder in
            let requests = Requests()
            let server = try ControlServer(path: "\(folder)/socket") {
                requests.append($0)
                $1($0 == .status(follows: false) ? .status(Self.status) : .done)
            }
            defer { server.close() }
            let run = try await self.run(arguments, at: "\(folder)/socket", input: "from\nelsewhere")
            #expect(run.ending == .exited(0), "\(run.errorText)")
            #expect(run.errorText.isEmpty)
            #expect(run.outputText == (arguments == ["status"] ? Self.line + "\n" : ""))
            #expect(requests.all == [request])
        }
    }

    @Test func aFollowerShowsEveryChangeUntilTheOtherEnds() async throws {
        try await withFolder { folder in
            let requests = Requests()
            let server = try ControlServer(path: "\(folder)/socket") {
                requests.append($0)
                $1(.status(Self.status))
            }
            let run = try await Child.run(Binary.path, ["status", "--follow", "--socket", "\(folder)/socket"]) { _ in
                let hasAsked = try await poll(within: 10) { requests.all == [.status(follows: true)] }
                for _ in 0..<3 { server.publish(Self.status) }
                server.close()
                return hasAsked
            }
            #expect(run.value)
            #expect(run.ending == .exited(0))
            #expect(run.outputText == String(repeating: Self.line + "\n", count: 4))
        }
    }

    @Test(arguments: [["stop"], ["status", "--follow"], ["next"], ["rate", "100"]])
    func whereNoneIsRunningThatIsSaid(_ arguments: [String]) async throws {
        try await withFolder { folder in
            let run = try await self.run(arguments, at: "\(folder)/socket")
            #expect(run.ending == .exited(69))
            #expect(run.errorText == "speakstream: no speakstream is running that takes commands at \(folder)/socket\n")
            #expect(run.outputText.isEmpty)
        }
    }

    @Test func theSocketIsLookedForInTheRuntimeFolder() async throws {
        try await withFolder { folder in
            let server = try ControlServer(path: "\(folder)/speakstream.sock") { $1(.done) }
            defer { server.close() }
            let found = try await Child.run(Binary.path, ["stop"], environment: ["XDG_RUNTIME_DIR": folder]) { _ in }
            #expect(found.ending == .exited(0), "\(found.errorText)")
            chmod(folder, 0o777)
            let open = try await Child.run(Binary.path, ["stop"], environment: ["XDG_RUNTIME_DIR": folder]) { _ in }
            #expect(open.ending == .exited(69))
            #expect(open.errorText.contains("XDG_RUNTIME_DIR"))
        }
    }

    @Test func aRefusalIsShownInALine() async throws {
        try await withFolder { folder in
            let server = try ControlServer(path: "\(folder)/socket") {
                $1(.failed(ControlFailure(.impossible, "there is nothing to go back to")))
            }
            defer { server.close() }
            let run = try await self.run(["previous"], at: "\(folder)/socket")
            #expect(run.ending == .exited(69))
            #expect(run.errorText == "speakstream: there is nothing to go back to\n")
        }
    }

    @Test(arguments: [
        ["rate"], ["rate", "79"], ["rate", "901"], ["rate", "fast"], ["say"], ["say", " "], ["say", "-"],
        ["stop", "x"],
        ["say", "--now", "--insert", "x"], ["say", "--priority", "high", "x"], ["status", "--nosuch"],
        ["say", "--important", "--priority", "text", "x"], ["say", String(repeating: "a", count: 33_000)],
    ])
    func wrongUsageIsToldBeforeAnybodyIsAsked(_ arguments: [String]) async throws {
        try await withFolder { folder in
            let run = try await self.run(arguments, at: "\(folder)/socket")
            #expect(run.ending == .exited(64))
            #expect(run.errorText.split(separator: "\n").count == 1, "\(run.errorText)")
        }
    }

    private func run(
        _ arguments: [String],
        at path: String,
        input: String = ""
    ) async throws -> Child.Outcome<Void> {
        // The option goes behind the command's name, and before what is said.
        let arguments = [arguments[0], "--socket", path] + arguments.dropFirst()
        return try await Child.run(Binary.path, arguments, input: .text(input), patience: 10) { _ in }
    }
}

/// The requests that came to a handler.
private final class Requests: Sendable {
    private let requests = Mutex<[ControlRequest]>([])

    var all: [ControlRequest] { self.requests.withLock { $0 } }

    func append(_ request: ControlRequest) { self.requests.withLock { $0.append(request) } }
}
