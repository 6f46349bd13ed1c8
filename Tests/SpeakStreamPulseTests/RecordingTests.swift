import SpeakStreamPulse
import SpeakStreamRig
import Testing

/// A recording of zeros with a sound of a given length at each index, read in fragments of 110 samples.
private func recording(
    seconds: Double,
    sounds: [Range<Int>] = [],
    delay: (_ read: Int) -> Double = { _ in 0 }
) -> Recording {
    var samples = [Int16](repeating: 0, count: Int(seconds * 22_050))
    for sound in sounds {
        for index in sound {
            samples[index] = index.isMultiple(of: 2) ? 1_000 : -1_000
        }
    }
    let reads = (1...samples.count / 110).map { read in
        Recording.Read(end: read * 110, stamp: 100 + Double(read * 110) / 22_050 + delay(read))
    }
    return Recording(samples: Array(samples.prefix(reads.count * 110)), reads: reads)
}

@Suite struct RecordingTests {
    @Test func timesAreExactWhenReadsArePrompt() {
        let recording = recording(seconds: 1)
        #expect(abs(recording.time(of: 0) - 100) < 1e-9)
        #expect(abs(recording.time(of: 11_025) - 100.5) < 1e-9)
        #expect(recording.index(at: 100.5) == 11_025)
        #expect(recording.index(at: 0) == 0)
        #expect(recording.index(at: 200) == recording.samples.count)
    }

    @Test func lateReadsDoNotMoveTheSound() {
        // Every read but one in ten is late, by up to 4 ms, and a stall makes 20 of them very late.
        let recording = recording(seconds: 3, sounds: [33_075..<34_000]) { read in
            if (300..<320).contains(read) {
                return Double(320 - read) * 0.005
            }
            return read.isMultiple(of: 10) ? 0 : Double(read * 7 % 10) * 0.0004
        }
        #expect(abs(recording.onset()! - 101.5) < 0.0005)
        #expect(abs(recording.time(of: 310 * 110) - (100 + 310.0 * 110 / 22_050)) < 0.0005)
    }

    @Test func aDriftingClockIsFollowed() {
        // 200 ppm over a minute is 12 ms: one line through everything would not do.
        let recording = recording(seconds: 60, sounds: [1_212_750..<1_213_000]) { Double($0) * 0.005 * 200e-6 }
        #expect(abs(recording.onset()! - (155 + 55 * 200e-6)) < 0.001)
    }

    @Test func onsetAndLastSound() {
        let recording = recording(seconds: 1, sounds: [2_205..<4_410, 11_025..<13_230])
        #expect(abs(recording.onset()! - 100.1) < 0.0001)
        #expect(abs(recording.onset(after: 100.3)! - 100.5) < 0.0001)
        #expect(recording.onset(after: 100.7) == nil)
        #expect(recording.onset(threshold: 2_000) == nil)
        #expect(abs(recording.lastSound(before: 100.3)! - 100.2) < 0.0001)
        #expect(abs(recording.lastSound()! - 100.6) < 0.0001)
        #expect(recording.lastSound(before: 100.05) == nil)
        #expect(recording.soundingSamples(after: 100.55) == 1_102)
        #expect(recording.soundingSamples(after: 100.7) == 0)
    }

    @Test func gapsLieBetweenSounds() throws {
        let recording = recording(seconds: 1, sounds: [2_205..<4_410, 4_500..<5_000, 11_025..<13_230])
        let gaps = recording.gaps(atLeast: 0.002)
        #expect(gaps.map(\.index) == [4_410, 5_000])
        #expect(gaps.map(\.count) == [90, 6_025])
        #expect(abs(gaps[1].start - (100 + 5_000.0 / 22_050)) < 0.0001)
        #expect(abs(gaps[1].duration - 6_025.0 / 22_050) < 1e-9)
        #expect(recording.gaps(atLeast: 0.1).map(\.index) == [5_000])
        #expect(recording.gaps(atLeast: 1).isEmpty)
    }

    @Test func anEmptyRecordingIsSilent() {
        let recording = Recording(samples: [])
        #expect(recording.onset() == nil)
        #expect(recording.lastSound() == nil)
        #expect(recording.gaps(atLeast: 0).isEmpty)
        #expect(recording.index(at: 5) == 0)
        #expect(recording.time(of: 0) == 0)
    }

    @Test func wavesComeBackAsWritten() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let wave = WaveFile(rate: 22_050, samples: [0, 1, -1, .max, .min, 12_345])
        try Recording(samples: wave.samples).writeWAV(to: "\(folder.path)/a.wav")
        #expect(try WaveFile(contentsOf: "\(folder.path)/a.wav") == wave)
    }
}

/// A tone without a zero in it, so that every zero in the recording is silence.
private let tone: [Int16] = (0..<6_615).map { $0 / 25 % 2 == 0 ? 8_000 : -8_000 }

@Suite struct RigTests {
    @Test(.timeLimit(.minutes(1))) func aToneIsRecordedAsPlayed() async throws {
        try await withPrivatePulse { pulse in
            let recorder = try await MonitorRecorder.start(pulse)
            let before = Monotonic.now()
            try await play(tone, on: pulse)
            let onset = try #require(await recorder.waitForSound(after: before, timeout: 10))
            await recorder.wait(until: onset + 0.5)
            let recording = await recorder.stop()

            let first = try #require(recording.firstSoundIndex(from: recording.index(at: before)))
            #expect(Array(recording.samples[first..<first + tone.count]) == tone)
            #expect(recording.gaps(atLeast: 0).isEmpty)
            #expect(onset > before && onset < before + 5)
            #expect(abs(onset - recording.time(of: first)) < 0.01)
            #expect(abs(recording.lastSound()! - recording.time(of: first) - 0.3) < 0.002)
            #expect(!recorder.isRecording)
        }
    }

    @Test(.timeLimit(.minutes(1))) func theServerCanBeBrokenAndMended() async throws {
        try await withPrivatePulse { pulse in
            let first = try #require(pulse.pid)
            let recorder = try await MonitorRecorder.start(pulse)
            await recorder.wait(until: Monotonic.now() + 0.05)
            await pulse.kill()
            #expect(pulse.pid == nil)
            _ = await recorder.stop()
            await #expect(throws: PulseSourceError.self) { try await MonitorRecorder.start(pulse) }

            try await pulse.restart()
            #expect(try #require(pulse.pid) != first)
            #expect(try await pulse.control("list", "short", "sinks").contains("module-null-sink"))

            // Nothing is recorded while the server is frozen, and recording goes on after.
            let again = try await MonitorRecorder.start(pulse)
            await again.wait(until: Monotonic.now())
            pulse.freeze()
            try await Task.sleep(for: .milliseconds(300))
            let thawed = Monotonic.now()
            pulse.thaw()
            await again.wait(until: thawed + 0.2)
            let reads = await again.stop().reads
            #expect(reads.contains { $0.stamp > thawed })
            #expect(zip(reads, reads.dropFirst()).contains { $1.stamp - $0.stamp > 0.2 })
        }
    }

    @Test(.timeLimit(.minutes(1))) func childrenAreWatched() async throws {
        let outcome = try await Child.run("/bin/cat", input: .pipe) { child in
            let written = try child.write("a word ")
            child.closeInput()
            let exit = await child.waitForExit(timeout: 10)
            return (written, exit)
        }
        #expect(outcome.ending == .exited(0))
        #expect(outcome.outputText == "a word ")
        #expect(outcome.value.0 < outcome.value.1!)
        #expect(!outcome.overstayed)

        let text = String(repeating: "x", count: 200_000)
        let filed = try await Child.run("/bin/cat", input: .text(text)) { _ in }
        #expect(filed.outputText == text)

        let stopped = try await Child.run("/bin/sleep", ["60"]) { child in
            let taken = try child.offer(text)
            #expect(taken == 65_536)
            let sent = child.signal(15)
            let closed = await child.waitForClosedInput(timeout: 10)
            #expect(throws: RigError.self) { try child.write("too late") }
            return (sent, closed)
        }
        #expect(stopped.ending == .signalled(15))
        #expect(stopped.value.1! - stopped.value.0 < 1)

        let stubborn = try await Child.run("/bin/sleep", ["60"], patience: 0.1) { _ in }
        #expect(stubborn.overstayed)
        #expect(stubborn.ending == .signalled(9))
    }
}

private func play(_ samples: [Int16], on pulse: PrivatePulse) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try WaveFile(rate: 22_050, samples: samples).write(to: "\(folder.path)/tone.wav")
    let outcome = try await Child.run(
        "/usr/bin/paplay",
        ["--latency-msec=50", "\(folder.path)/tone.wav"],
        environment: pulse.environment
    ) { _ in }
    #expect(outcome.ending == .exited(0), "\(outcome.errorText)")
}
