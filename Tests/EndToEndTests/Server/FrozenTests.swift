import Glibc
import SpeakStreamRig
import Testing

/// The words on standard error about a server that hangs.
private let hangs = "takes no sound"

// A recorder of a frozen server waits with it: none is asked for anything until the server has been thawed or killed.
extension ServerTests {
    @Test func aServerThatHangsIsToldOnceAndDoesNotHoldUpTheStop() async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await interrupt(Texts.long, after: 0.8, speaking, recorder)
                pulse.freeze()
                let isTold = try await speaking.waitForNote(hangs)
                // Long enough for the line to come a second time.
                try await Monotonic.sleep(until: Monotonic.now() + 1.5)
                let signalled = speaking.child.signal(SIGINT)
                return (isTold, signalled, await speaking.child.waitForExit(timeout: 10))
            }
            #expect(spoken.value.0)
            #expect(spoken.notes.count { $0.contains(hangs) } == 1, "\(spoken.notes)")
            #expect(spoken.ending == .exited(130))
            #expect(try #require(spoken.value.2) < spoken.value.1 + 2)
            let report = try #require(spoken.report)
            #expect(report.outcome == "interrupted")
            #expect(report.heard.words <= 6)
            expectReceived(from: Texts.long, report)
        }
    }

    @Test(arguments: Hold.allCases) func speechGoesOnWhenItCan(_ hold: Hold) async throws {
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse) { speaking in
                try await interrupt(Texts.tea, after: 0.8, speaking, recorder)
                speaking.child.closeInput()
                try await hold.begin(pulse)
                #expect(try await speaking.waitForNote(hangs))
                try await hold.end(pulse)
            }
            #expect(spoken.ending == .exited(0))
            #expect(spoken.notes.count { $0.contains(hangs) } == 1, "\(spoken.notes)")
            #expect(spoken.report?.counts.reconnections == 0)
            expectHeard(Texts.tea, spoken.report)
            let whole = try await loudness(of: Texts.tea)
            #expect(abs(await recorder.stop().loudness / whole - 1) < 0.1)
        }
    }

    @Test func aServerThatHangsFromTheStartDoesNotHoldUpTheStop() async throws {
        try await withPrivatePulse { pulse in
            pulse.freeze()
            let spoken = try await speakstream(on: pulse, patience: 2) { speaking in
                try speaking.child.write("We are well. ")
                let isTold = try await speaking.waitForNote(hangs)
                let signalled = speaking.child.signal(SIGINT)
                return (isTold, signalled, await speaking.child.waitForExit(timeout: 10))
            }
            #expect(spoken.value.0)
            #expect(spoken.ending == .exited(130))
            #expect(try #require(spoken.value.2) < spoken.value.1 + 2)
            #expect(spoken.report?.outcome == "interrupted")
            #expect(spoken.report?.heard.end == 0)
            expectReceived(from: "We are well. ", spoken.report)
        }
    }

    @Test(arguments: ["null", "raw"])
    func aServerThatHangsDoesNotConcernOtherOutputs(_ output: String) async throws {
        try await withPrivatePulse { pulse in
            pulse.freeze()
            let spoken = try await speakstream(
                ["--output", output],
                on: pulse,
                input: .text("We are well."),
                patience: 5
            ) { _ in }
            #expect(spoken.ending == .exited(0))
            expectHeard("We are well.", spoken.report)
        }
    }
}

/// What makes a server take no sound.
enum Hold: CaseIterable {
    case frozenServer
    case suspendedSink

    func begin(_ pulse: PrivatePulse) async throws {
        switch self {
        case .frozenServer: pulse.freeze()
        case .suspendedSink: try await pulse.control("suspend-sink", pulse.sink.name, "1")
        }
    }

    func end(_ pulse: PrivatePulse) async throws {
        switch self {
        case .frozenServer: pulse.thaw()
        case .suspendedSink: try await pulse.control("suspend-sink", pulse.sink.name, "0")
        }
    }
}
