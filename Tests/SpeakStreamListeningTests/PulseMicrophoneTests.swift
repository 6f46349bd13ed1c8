import SpeakStream
import SpeakStreamListening
import SpeakStreamPulse
import SpeakStreamRig
import Testing

/// Hears nobody, so that only the microphone is told of.
private final class DeafCanceller: EchoCanceller {
    func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double { 0 }
}

/// What a microphone recorded and what the reference says was played then.
private struct Take: Sendable {
    var microphone: [Int16] = []
    var farEnd: [Int16] = []
    var times: [Duration] = []
}

/// Records for a second while a sink is written to.
private func record(_ microphone: PulseMicrophone, beside sink: TappedSink) throws -> Take {
    let stream = try microphone.open()
    var take = Take()
    for _ in 0..<100 {
        guard let frame = try stream.read() else { break }
        take.microphone += frame.samples
        take.farEnd += sink.farEnd(at: frame.time).samples
        take.times.append(frame.time)
    }
    return take
}

@Suite(.serialized) struct PulseMicrophoneTests {
    /// The monitor of the sink is a microphone without air: what it hears is what the reference says, within some milliseconds.
    @Test(.timeLimit(.minutes(1))) func theReferenceIsWhatIsHeard() async throws {
        try await withPrivatePulse { pulse in
            let recorder = try await MonitorRecorder.start(pulse)
            let server = pulse.server
            let sink = TappedSink(PulseSink(server: server))
            try sink.open(.eSpeak)
            // Clicks 90 ms apart, which fall on no frame's beat.
            let clicks = (0..<33_075).map { Int16($0 % 1985 < 60 ? 12_000 : 0) }
            startThread {
                for start in stride(from: 0, to: clicks.count, by: 220) {
                    try? sink.write(clicks[start..<min(start + 220, clicks.count)])
                }
            }
            let microphone = PulseMicrophone(source: "t.monitor", server: server)
            let take = try await onThread { Result { try record(microphone, beside: sink) } }
                .get()
            sink.close()
            _ = await recorder.stop()
            // Frames follow each other without a jump.
            let steps = zip(take.times, take.times.dropFirst()).map { $1 - $0 }
            #expect(steps.dropFirst(10).allSatisfy { abs(($0 - .milliseconds(10)) / .milliseconds(1)) < 2 })
            let offset = try #require(bestOffset(of: take.farEnd, in: take.microphone, within: 800))
            // Some milliseconds on an idle machine, more where the server's account had no time to settle; the canceller's delay
            // makes up for it.
            #expect(abs(offset) < 640, "the reference is \(offset) samples early")
        }
    }

    @Test(.timeLimit(.minutes(1))) func aServerThatGoesAndComesBackIsTold() async throws {
        try await withPrivatePulse { pulse in
            let (events, continuation) = AsyncStream.makeStream(of: ListeningEvent.self)
            let listener = BargeInListener(
                microphone: PulseMicrophone(source: "t.monitor", server: pulse.server),
                farEnd: nil,
                makeCanceller: { DeafCanceller() },
                onEvent: { continuation.yield($0) }
            )
            var told = events.makeAsyncIterator()
            #expect(await told.next() == .microphone(.working))
            // Nothing plays: the monitor gives zeros.
            #expect(await told.next() == .microphone(.silent))
            pulse.freeze()
            #expect(await told.next() == .microphone(.stalled))
            pulse.thaw()
            #expect(await told.next() == .microphone(.working))
            await pulse.kill()
            guard case .microphone(.lost(let error)) = await told.next() else {
                Issue.record("the loss was not told")
                return
            }
            #expect(error.code == .microphoneLost)
            try await pulse.restart()
            var event = await told.next()
            while case .microphone(.lost) = event { event = await told.next() }
            #expect(event == .microphone(.working))
            listener.stop()
        }
    }

    /// Listens to a source, and hears nobody.
    private func listen(to source: String, on pulse: PrivatePulse) -> (BargeInListener, AsyncStream<ListeningEvent>) {
        let (events, continuation) = AsyncStream.makeStream(of: ListeningEvent.self)
        let listener = BargeInListener(
            microphone: PulseMicrophone(source: source, server: pulse.server),
            farEnd: nil,
            makeCanceller: { DeafCanceller() },
            onEvent: { continuation.yield($0) }
        )
        return (listener, events)
    }

    @Test(.timeLimit(.minutes(1))) func aMicrophoneThatIsSuspendedIsTold() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.control("suspend-sink", "t", "1")
            let (listener, events) = self.listen(to: "t.monitor", on: pulse)
            var told = events.makeAsyncIterator()
            #expect(await told.next() == .microphone(.working))
            #expect(await told.next() == .microphone(.stalled))
            try await pulse.control("suspend-sink", "t", "0")
            #expect(await told.next() == .microphone(.working))
            try await pulse.control("suspend-sink", "t", "1")
            var event = await told.next()
            // It gives zeros for a while, on a slow machine.
            if event == .microphone(.silent) { event = await told.next() }
            #expect(event == .microphone(.stalled))
            listener.stop()
        }
    }

    @Test(.timeLimit(.minutes(1))) func aMicrophoneThatIsUnpluggedIsTriedAgain() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.control("load-module", "module-null-sink", "sink_name=usb", "norewinds=1")
            let (listener, events) = self.listen(to: "usb.monitor", on: pulse)
            var told = events.makeAsyncIterator()
            #expect(await told.next() == .microphone(.working))
            // With all others, or the server would put the stream on one of them.
            try await pulse.control("unload-module", "module-null-sink")
            guard case .microphone(.lost(let error)) = await told.next() else {
                Issue.record("the loss was not told")
                return
            }
            #expect(error.code == .microphoneLost)
            try await pulse.control("load-module", "module-null-sink", "sink_name=usb", "norewinds=1")
            var event = await told.next()
            while case .microphone(.lost) = event { event = await told.next() }
            #expect(event == .microphone(.working))
            listener.stop()
        }
    }

    @Test(.timeLimit(.minutes(1))) func aMicrophoneThatIsSetTooLoudIsTold() async throws {
        try await withPrivatePulse { pulse in
            let (listener, events) = self.listen(to: "t.monitor", on: pulse)
            let sink = PulseSink(server: pulse.server)
            try sink.open(.eSpeak)
            startThread {
                let square = (0..<22_050).map { $0 % 100 < 50 ? Int16.max : Int16.min }
                for _ in 0..<10 { try? sink.write(square[...]) }
            }
            var told = events.makeAsyncIterator()
            #expect(await told.next() == .microphone(.working))
            #expect(await told.next() == .microphone(.clipping))
            sink.close()
            // Zeros: first it clips no more.
            #expect(await told.next() == .microphone(.working))
            listener.stop()
        }
    }

    @Test(.timeLimit(.minutes(1))) func aSourceThatThereIsNotHasAReason() async throws {
        try await withPrivatePulse { pulse in
            let server = pulse.server
            let error = await onThread { () -> SpeakStreamError? in
                do throws(SpeakStreamError) {
                    _ = try PulseMicrophone(source: "nosuch", server: server).open()
                    return nil
                } catch {
                    return error
                }
            }
            #expect(error?.code == .microphoneUnavailable)
            #expect(error?.message.contains("nosuch") == true)
        }
    }
}

/// By how many samples `part` has to be moved back to lie in `whole` best.
private func bestOffset(of part: [Int16], in whole: [Int16], within most: Int) -> Int? {
    let count = min(part.count, whole.count)
    return (-most...most).max { score($0) < score($1) }

    func score(_ offset: Int) -> Int {
        var sum = 0
        for index in stride(from: most, to: count - most, by: 3) {
            sum += abs(Int(part[index]) - Int(whole[index + offset]))
        }
        return -sum
    }
}
