import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    @Test(arguments: ["y\n", "The quick brown fox jumps over the lazy dog. "])
    func anEndlessInputIsHeldBack(_ text: String) async throws {
        let usual = try await bytesTaken(of: text, [])
        #expect(usual < 32_768)
        let little = try await bytesTaken(of: text, ["--ahead", "5"])
        #expect(little < usual)
    }

    @Test func anEchoThatNobodyReadsHoldsBackTheWriterAndNotTheStop() async throws {
        try await withFolder { folder in
            // The command itself holds the reading end, so that the pipe is never broken.
            let spoken = try await speakstream(
                ["--output", "null", "--echo"],
                redirections: ">\(folder)/pipe",
                before: "mkfifo \(folder)/pipe; exec 3<>\(folder)/pipe"
            ) { speaking in
                // Line ends, since they need not be spoken.
                let taken = try await speaking.writeEndlessly("\n", untilHeldBackFor: 1)
                let signalled = speaking.child.signal(SIGINT)
                return (taken, signalled, await speaking.child.waitForExit(timeout: 5))
            }
            // A pipe holds 64 KiB, and the command about as much again.
            let taken = try #require(spoken.value.0)
            #expect(taken > 65_536 && taken < 300_000)
            #expect(spoken.ending == .exited(130))
            #expect(try #require(spoken.value.2) < spoken.value.1 + 2)
        }
    }
}

/// How much the command takes of an endless input before it takes no more for a second; it is stopped then.
private func bytesTaken(of text: String, _ arguments: [String]) async throws -> Int {
    let spoken = try await speakstream(["--output", "null", "--paced"] + arguments) { speaking in
        let taken = try await speaking.writeEndlessly(text, untilHeldBackFor: 1)
        speaking.child.signal(SIGINT)
        return try #require(taken)
    }
    #expect(spoken.ending == .exited(130))
    #expect(spoken.report?.outcome == "interrupted")
    #expect(spoken.report?.received.bytes ?? 0 <= spoken.value)
    return spoken.value
}
