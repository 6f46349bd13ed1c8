import Glibc
import SpeakStreamRig
import Testing

extension FileTests {
    @Test func theFileIsCompleteAndTheSameEveryTime() async throws {
        try await withFolder { folder in
            let once = try await speakstream(["--output", "wav:\(folder)/1.wav"], input: .text(Texts.tea)) { _ in }
            #expect(once.ending == .exited(0))
            expectHeard(Texts.tea, once.report)
            let file = try readFile("\(folder)/1.wav")
            #expect(file.wavDataBytes == file.count - 44)
            let wave = try WaveFile(contentsOf: "\(folder)/1.wav")
            #expect(wave.rate == 22_050)
            #expect(wave.samples.count == once.report?.heardFrames)
            #expect(wave.samples.count > 4 * 22_050)

            // However the text comes: nothing in it depends on time.
            let again = try await speakstream(["--output", "wav:\(folder)/2.wav"]) { speaking in
                try await speaking.write(tokensOf: Texts.tea)
            }
            #expect(again.ending == .exited(0))
            #expect(try readFile("\(folder)/2.wav") == file)
        }
    }

    @Test func whatWasHeardBeforeAStopIsInTheFile() async throws {
        try await withFolder { folder in
            let path = "\(folder)/a.wav"
            let spoken = try await speakstream(["--output", "wav:\(path)", "--paced"]) { speaking in
                try speaking.child.write(Texts.long)
                #expect(try await poll(within: 10) { (try? readFile(path).count) ?? 0 > 30_000 })
                speaking.child.signal(SIGINT)
            }
            #expect(spoken.ending == .exited(130))
            let report = try #require(spoken.report)
            #expect(report.outcome == "interrupted")
            expectReceived(from: Texts.long, report)
            let file = try readFile(path)
            #expect(file.wavDataBytes == file.count - 44)
            let seconds = Double(try WaveFile(contentsOf: path).samples.count) / 22_050
            #expect(seconds >= 0.6)
            #expect(abs(seconds - report.heardSeconds) < 0.05)
        }
    }

    @Test func aKilledProcessLeavesAValidFile() async throws {
        try await withFolder { folder in
            let path = "\(folder)/a.wav"
            let spoken = try await speakstream(["--output", "wav:\(path)"]) { speaking in
                // The end is not written: it cannot be done before it is killed.
                try speaking.child.write(Texts.long)
                #expect(try await poll(within: 10) { (try? readFile(path).count) ?? 0 > 100_000 })
                speaking.child.signal(SIGKILL)
            }
            #expect(spoken.ending == .signalled(SIGKILL))
            #expect(spoken.report == nil)
            let file = try readFile(path)
            // At most the last piece of 100 ms is not yet counted.
            let bytes = try #require(file.wavDataBytes)
            #expect(bytes <= file.count - 44 && bytes >= file.count - 44 - 4_410)
            #expect(try WaveFile(contentsOf: path).samples.count == bytes / 2)
        }
    }
}

extension [UInt8] {
    /// The number of bytes of sound that a WAV file's header tells of; `nil` when it is not the header of eSpeak's format.
    fileprivate var wavDataBytes: Int? {
        guard self.count >= 44 else {
            return nil
        }
        let number = { (offset: Int) in (0..<4).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) } }
        // One channel of 22,050 frames a second, two bytes each.
        let format: [UInt8] = [16, 0, 0, 0, 1, 0, 1, 0, 0x22, 0x56, 0, 0, 0x44, 0xAC, 0, 0, 2, 0, 16, 0]
        let isRight =
            self[0..<4].elementsEqual("RIFF".utf8) && self[8..<16].elementsEqual("WAVEfmt ".utf8)
            && self[16..<36].elementsEqual(format) && self[36..<40].elementsEqual("data".utf8)
            && abs(number(4) - number(40) - 36) <= 4_410
        return isRight ? number(40) : nil
    }
}
