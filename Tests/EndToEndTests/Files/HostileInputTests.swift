import Glibc
import SpeakStreamRig
import SpeakStreamTesting
import Testing

extension FileTests {
    @Test func illFormedUTF8IsCountedAndPassedOver() async throws {
        let bytes = Array("One ".utf8) + [0xFF] + Array(" two ".utf8) + [0xC3] + Array(" three. ".utf8) + [0xE2, 0x82]
        let spoken = try await speak(bytes, ["--output", "null"])
        #expect(spoken.ending == .exited(0))
        #expect(spoken.report?.counts.invalidUTF8 == 3)
        expectHeard("One \u{FFFD} two \u{FFFD} three. \u{FFFD}", spoken.report)
    }

    @Test func controlCharactersAreNotSpoken() async throws {
        let plain = "We are well, and so are you. All is well."
        // Between all letters, so that it would be heard if one of them were said, or parted a word.
        let unspoken: [UInt8] = [0, 1, 7, 8, 0x1B, 0x7F]
        let controls = plain.utf8.enumerated().flatMap { index, letter in [letter, unspoken[index % 6]] }
        try await withFolder { folder in
            let spoken = try await speak(controls, ["--output", "wav:\(folder)/a.wav"])
            #expect(spoken.ending == .exited(0))
            #expect(spoken.report?.counts.unspeakable == plain.utf8.count)
            expectHeard(String(decoding: controls, as: UTF8.self), spoken.report)
            _ = try await speakstream(["--output", "wav:\(folder)/b.wav"], input: .text(plain)) { _ in }
            let seconds = try ["a", "b"].map { try WaveFile(contentsOf: "\(folder)/\($0).wav").samples.count }
            #expect(abs(seconds[0] - seconds[1]) < 2_205)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func garbageIsSurvived(_ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<3_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let spoken = try await speak(bytes, ["--output", "null"])
        #expect([.exited(0), .exited(65)].contains(spoken.ending))
        let text = String(decoding: bytes, as: UTF8.self)
        expectReceived(from: text, spoken.report)
        #expect(spoken.report?.received.bytes == text.utf8.count)
    }

    @Test func anImageIsNoText() async throws {
        // No byte of it begins a character.
        let spoken = try await speak([UInt8](repeating: 0xFF, count: 2_000), ["--output", "null"])
        #expect(spoken.ending == .exited(65))
        #expect(spoken.notes.contains { $0.contains("UTF-8") })
    }

    @Test func aLineWithoutABreakIsSpokenWhole() async throws {
        let text = String(repeating: "x", count: 10_000)
        let spoken = try await speakstream(["--output", "null"], input: .text(text)) { speaking in
            try await peakMemory(of: speaking.child, for: 60)
        }
        #expect(spoken.ending == .exited(0))
        expectHeard(text, spoken.report)
        #expect(spoken.value > 0 && spoken.value < 64 << 20, "\(spoken.value >> 20) MiB")
    }

    @Test func memoryStaysBoundedWhateverComes() async throws {
        // Far more than there is time to speak.
        let text = String(repeating: "x", count: 5_000_000)
        let spoken = try await speakstream(["--output", "null"], input: .text(text)) { speaking in
            let peak = try await peakMemory(of: speaking.child, for: 5)
            speaking.child.signal(SIGINT)
            return peak
        }
        #expect(spoken.ending == .exited(130))
        #expect(spoken.value > 0 && spoken.value < 64 << 20, "\(spoken.value >> 20) MiB")
        let report = try #require(spoken.report)
        #expect(report.received.bytes - report.heard.end < 32_768)
    }
}

/// Speaks bytes that need not be text.
private func speak(_ bytes: [UInt8], _ arguments: [String]) async throws -> Spoken<Void> {
    try await withFolder { folder in
        try writeFile(bytes, to: "\(folder)/input")
        return try await speakstream(arguments, redirections: "<'\(folder)/input'") { _ in }
    }
}

/// The most memory that a child ever uses, watched until it ends, for so many seconds at most.
private func peakMemory(of child: Child, for seconds: Double) async throws -> Int {
    var peak = 0
    _ = try await poll(within: seconds) {
        // A process that has ended has no memory to tell of.
        guard let figures = try? ProcessFigures(pid: child.pid) else {
            return true
        }
        peak = max(peak, figures.peakResident)
        return false
    }
    return peak
}
