import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting
import Synchronization
import Testing

/// A sink with a clock, for the reference behind a tap.
private struct Tap {
    let clock = VirtualClock()
    let base: LatencySink
    let sink: TappedSink

    init() {
        let base = LatencySink()
        self.base = base
        self.sink = TappedSink(base, now: { [clock] in clock.now })
    }

    /// Writes at a time, `latency` frames being in hand after it.
    func write(_ frames: [Int16], at milliseconds: Double, latency: Int) throws {
        self.clock.set(.milliseconds(milliseconds))
        self.base.set(latency)
        try self.sink.write(frames[...])
    }

    func farEnd(at milliseconds: Double) -> [Int16] { self.sink.farEnd(at: .milliseconds(milliseconds)).samples }
}

/// A sink whose latency is what it is told.
private final class LatencySink: AudioSink {
    private let frames = Mutex(0)

    var isPaced: Bool { true }

    func set(_ latency: Int) { self.frames.withLock { $0 = latency } }
    func open(_ format: AudioFormat) throws(SpeakStreamError) {}
    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {}
    func latency() throws(SpeakStreamError) -> Int { self.frames.withLock { $0 } }
    func flush() throws(SpeakStreamError) {}
    func close() {}
}

private let loud = [Int16](repeating: 8000, count: 2205)

/// The share of a frame that sounds.
private func sounding(_ frame: [Int16]) -> Double { Double(frame.count { abs(Int($0)) > 4000 }) / 160 }

@Suite struct EchoReferenceTests {
    @Test func whatIsWrittenIsHeardAfterTheLatency() throws {
        let tap = Tap()
        // 100 ms of sound, the end of which is heard in 150 ms: from 1,050 to 1,150.
        try tap.write(loud, at: 1000, latency: 3307)
        #expect(sounding(tap.farEnd(at: 1030)) == 0)
        #expect(abs(sounding(tap.farEnd(at: 1045)) - 0.5) < 0.03)
        #expect(sounding(tap.farEnd(at: 1055)) == 1)
        #expect(sounding(tap.farEnd(at: 1130)) == 1)
        #expect(sounding(tap.farEnd(at: 1165)) == 0)
    }

    @Test func howLoudTheSinkIsCountsFromThenOn() throws {
        let tap = Tap()
        try tap.write(loud, at: 1000, latency: 3307)
        tap.clock.set(.milliseconds(1080))
        tap.sink.setGain(0.25)
        // The microphone is some milliseconds behind.
        #expect(tap.farEnd(at: 1070).max() ?? 0 > 7500)
        #expect(abs((tap.farEnd(at: 1085).max() ?? 0) - 2000) < 60)
        tap.clock.set(.milliseconds(1110))
        tap.sink.setGain(1)
        #expect(tap.farEnd(at: 1120).max() ?? 0 > 7500)
    }

    @Test func whatIsFlushedIsNotHeard() throws {
        let tap = Tap()
        try tap.write(loud, at: 1000, latency: 2205)
        tap.clock.set(.milliseconds(1040))
        try tap.sink.flush()
        #expect(sounding(tap.farEnd(at: 1020)) == 1)
        #expect(sounding(tap.farEnd(at: 1065)) == 0)
        // Written again after a pause.
        try tap.write(loud, at: 3000, latency: 2205)
        #expect(sounding(tap.farEnd(at: 2900)) == 0)
        #expect(sounding(tap.farEnd(at: 3010)) == 1)
    }

    @Test func aBreakInTheSoundIsABreak() throws {
        let tap = Tap()
        try tap.write(loud, at: 1000, latency: 2205)
        // It has run dry at 1,100; the next is heard from 1,250 on.
        try tap.write(loud, at: 1250, latency: 2205)
        #expect(sounding(tap.farEnd(at: 1050)) == 1)
        #expect(sounding(tap.farEnd(at: 1150)) == 0)
        #expect(sounding(tap.farEnd(at: 1260)) == 1)
    }

    @Test func aBreakIsTold() throws {
        let tap = Tap()
        try tap.write(loud, at: 1000, latency: 2205)
        let broken = stride(from: 980.0, to: 1100, by: 10).filter {
            tap.sink.farEnd(at: .milliseconds($0)).isBroken
        }
        #expect(broken == [1000])
        try tap.write(loud, at: 1150, latency: 2205)
        #expect(tap.sink.farEnd(at: .milliseconds(1160)).isBroken)
        #expect(!tap.sink.farEnd(at: .milliseconds(1170)).isBroken)
    }

    @Test func aWaveringAccountDoesNotTearTheSound() throws {
        let tap = Tap()
        var random = SeededGenerator(seed: 3)
        // A slow saw tooth: any jump of the reader shows as a jump of the samples.
        var value = 0
        func next() -> [Int16] {
            (0..<220).map { _ in
                value += 1
                return Int16(abs(value % 40_000 - 20_000))
            }
        }
        var steps: [Int] = []
        var last: Int16?
        for index in 1..<1000 {
            let time = 1000 + Double(index) * 220 / 22.05
            let waver = Int.random(in: -40...100, using: &random)
            try tap.write(next(), at: time, latency: 2205 + waver)
            guard index > 50 else { continue }
            let frame = tap.farEnd(at: 1100 + Double(index - 50) * 10)
            if let last { steps.append(abs(Int(frame[0]) - Int(last))) }
            last = frame[159]
        }
        // 1.4 of the input's steps fall on one of the output's.
        #expect(steps.max()! <= 3)
    }

    @Test func whatIsSaidBeforeTheSoundBeginsCountsForNothingAfterwards() throws {
        let tap = Tap()
        // A ramp, so that a sample tells which it is.
        let ramp = (0..<14_000).map { Int16($0) }
        var written = 0
        func write(_ count: Int, at time: Double, from start: Double) throws {
            let latency = start + Double(written + count) / 22.05 - time
            try tap.write(Array(ramp[written..<written + count]), at: time, latency: Int((latency * 22.05).rounded()))
            written += count
        }
        // As measured on a null sink: 40 ms and 14 slices at once, which are said to be heard from 19 ms before they were written on, and are
        // from 6 ms after it on; then nine slices every 90 ms.
        func speak(at begin: Double) throws -> (errors: [Double], breaks: [Double]) {
            written = 0
            try write(882, at: begin, from: begin - 19)
            for _ in 0..<14 { try write(220, at: begin + 0.1, from: begin - 19) }
            var (errors, breaks) = ([Double](), [Double]())
            for time in stride(from: 0.0, to: 500, by: 10) {
                if time > 0, Int(time).isMultiple(of: 90) {
                    for _ in 0..<9 { try write(220, at: begin + time, from: begin + 6) }
                }
                let frame = tap.sink.farEnd(at: .milliseconds(begin + time))
                if frame.isBroken { breaks.append(time) }
                if time > 10 { errors.append(Double(frame.samples[80]) / 22.05 - (time + 5 - 6)) }
            }
            return (errors, breaks)
        }
        // Never far off; right as soon as the sink is known to play, and nothing is torn again.
        let first = try speak(at: 1000)
        #expect(first.errors.allSatisfy { abs($0) < 7 }, "\(first.errors)")
        #expect(first.errors.dropFirst(7).allSatisfy { abs($0) < 1 }, "\(first.errors)")
        #expect(first.breaks == [0, 90])
        // The next time it is expected.
        tap.clock.set(.milliseconds(1600))
        try tap.sink.flush()
        let second = try speak(at: 2000)
        #expect(second.errors.allSatisfy { abs($0) < 1 }, "\(second.errors)")
        #expect(second.breaks == [0])
    }

    @Test func memoryIsBounded() throws {
        let tap = Tap()
        for index in 0..<600 { try tap.write(loud, at: Double(index) * 100, latency: 2205) }
        #expect(tap.sink.samplesKept <= 5 * 16_000)
        // Many short pieces, each flushed.
        for index in 0..<600 {
            try tap.write(loud, at: 100_000 + Double(index) * 1000, latency: 2205)
            try tap.sink.flush()
        }
        #expect(tap.sink.samplesKept <= 5 * 16_000)
    }
}
