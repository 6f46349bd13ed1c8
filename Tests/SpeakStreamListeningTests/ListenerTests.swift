import SpeakStream
import SpeakStreamListening
import Synchronization
import Testing

/// A microphone that gives what a test hands it, when it does.
private final class HandedMicrophone: Microphone {
    enum Item: Sendable {
        case frame([Int16])
        case loss
        case end
    }

    private let items: Monitor<[Item]>
    private let failures: Mutex<Int>

    /// One that cannot be opened the first `failures` times.
    init(failures: Int = 0) {
        self.items = Monitor([])
        self.failures = Mutex(failures)
    }

    func hand(_ items: [Item]) {
        self.items.signal { $0 += items }
    }

    func open() throws(SpeakStreamError) -> any MicrophoneStream {
        let fails = self.failures.withLock { failures in
            defer { failures -= 1 }
            return failures > 0
        }
        if fails { throw SpeakStreamError(.microphoneUnavailable, "none") }
        return Stream(items: self.items)
    }

    private final class Stream: MicrophoneStream {
        private let items: Monitor<[Item]>

        init(items: Monitor<[Item]>) { self.items = items }

        func read() throws(SpeakStreamError) -> MicrophoneFrame? {
            switch self.items.wait({ $0.isEmpty ? nil : $0.removeFirst() }) {
            case .frame(let samples): return MicrophoneFrame(samples: samples, time: MonotonicTime.now())
            case .loss: throw SpeakStreamError(.microphoneLost, "unplugged")
            case .end, nil: return nil
            }
        }
    }
}

/// Loud samples are speech.
private final class LoudnessCanceller: EchoCanceller {
    func process(_ microphone: inout [Int16], farEnd: [Int16]) throws(SpeakStreamError) -> Double {
        Level.of(microphone) > -20 ? 1 : 0
    }
}

private let voice = HandedMicrophone.Item.frame((0..<160).map { $0 % 20 < 10 ? 9000 : -9000 })
private let air = HandedMicrophone.Item.frame((0..<160).map { $0 % 20 < 10 ? 9 : -9 })
private let zeros = HandedMicrophone.Item.frame([Int16](repeating: 0, count: 160))
private let clipping = HandedMicrophone.Item.frame((0..<160).map { $0 % 20 < 10 ? .max : .min })

/// A listener and what it tells.
private struct Scene {
    let microphone: HandedMicrophone
    let listener: BargeInListener
    let events: AsyncStream<ListeningEvent>

    init(
        failures: Int = 0,
        options: BargeInOptions = BargeInOptions(),
        makeCanceller: @escaping BargeInListener.MakeCanceller = { LoudnessCanceller() }
    ) {
        var options = options
        options.coldTime = .zero
        let (events, continuation) = AsyncStream.makeStream(of: ListeningEvent.self)
        self.events = events
        self.microphone = HandedMicrophone(failures: failures)
        self.listener = BargeInListener(
            microphone: self.microphone,
            farEnd: nil,
            options: options,
            makeCanceller: makeCanceller,
            onEvent: { continuation.yield($0) }
        )
        self.listener.isSpeaking = true
    }

    /// The next `count` events.
    func next(_ count: Int) async -> [String] {
        var names: [String] = []
        for await event in self.events.prefix(count) { names.append(event.name) }
        return names
    }
}

extension ListeningEvent {
    fileprivate var name: String {
        switch self {
        case .suspected: "suspected"
        case .confirmed: "confirmed"
        case .dismissed: "dismissed"
        case .microphone(let state): "\(state)".prefix { $0 != "(" }.description
        case .failed(let error): error.message
        }
    }
}

@Suite struct ListenerTests {
    @Test(.timeLimit(.minutes(1))) func aVoiceIsSuspectedAndConfirmed() async {
        let scene = Scene()
        scene.microphone.hand(Array(repeating: voice, count: 40))
        #expect(await scene.next(3) == ["working", "suspected", "confirmed"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func aCoughIsDismissed() async {
        let scene = Scene()
        scene.microphone.hand(Array(repeating: voice, count: 10) + Array(repeating: air, count: 50))
        #expect(await scene.next(3) == ["working", "suspected", "dismissed"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func nobodyIsInterruptedBetweenTurns() async {
        let scene = Scene()
        scene.listener.isSpeaking = false
        scene.microphone.hand(Array(repeating: voice, count: 100) + [.loss])
        #expect(await scene.next(2) == ["working", "lost"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func aLostMicrophoneIsTriedAgainAndSpeechGoesOn() async {
        let scene = Scene(failures: 1)
        scene.microphone.hand(Array(repeating: voice, count: 10) + [.loss] + Array(repeating: voice, count: 40))
        #expect(
            await scene.next(8)
                == ["lost", "working", "suspected", "dismissed", "lost", "working", "suspected", "confirmed"]
        )
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func aMicrophoneThatHangsIsToldAndSpeechGoesOn() async {
        let scene = Scene()
        scene.microphone.hand(Array(repeating: voice, count: 10))
        #expect(await scene.next(4) == ["working", "suspected", "dismissed", "stalled"])
        scene.microphone.hand(Array(repeating: voice, count: 40))
        #expect(await scene.next(3) == ["working", "suspected", "confirmed"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func aMicrophoneThatIsSuspendedFromTheStartIsTold() async {
        let scene = Scene()
        #expect(await scene.next(2) == ["working", "stalled"])
        scene.microphone.hand([air])
        #expect(await scene.next(1) == ["working"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func aSilentAndAClippingMicrophoneAreTold() async {
        let scene = Scene()
        scene.listener.isSpeaking = false
        scene.microphone.hand(
            Array(repeating: zeros, count: 250) + Array(repeating: air, count: 50)
                + Array(repeating: clipping, count: 100) + Array(repeating: air, count: 250)
        )
        #expect(await scene.next(5) == ["working", "silent", "working", "clipping", "working"])
        scene.listener.stop()
    }

    @Test(.timeLimit(.minutes(1))) func withoutACancellerNobodyListens() async {
        let scene = Scene(makeCanceller: { () throws(SpeakStreamError) -> any EchoCanceller in
            throw SpeakStreamError(.cancellerUnavailable, "no library")
        })
        #expect(await scene.next(1) == ["no library"])
    }
}
