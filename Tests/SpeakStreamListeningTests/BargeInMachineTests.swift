import SpeakStream
import SpeakStreamListening
import SpeakStreamTesting
import Testing

/// What a microphone hears, in words.
enum Heard {
    /// Our own echo, which the canceller has removed.
    case echo
    /// Our own echo, of which enough is left to sound like speech.
    case rest
    /// Somebody, while we are silent or speak.
    case voice
    /// What only a quick ear takes for speech.
    case knock
    /// Somebody far away or a whisper.
    case faint
    /// Nothing, and we are silent.
    case nothing
    /// A pause in our own speech that is no longer than between two sentences.
    case gap

    func frame(at time: Duration, isSpeaking: Bool = true) -> ListeningFrame {
        let (speech, microphone, level, farEnd): (Double, Double, Double, Double) =
            switch self {
            case .echo: (0, -25, -65, -20)
            case .rest: (1, -25, -50, -20)
            case .voice: (1, -20, -24, -20)
            case .knock: (0.6, -20, -24, -20)
            case .faint: (1, -62, -68, -20)
            case .nothing, .gap: (0, -60, -62, -100)
            }
        return ListeningFrame(
            time: time,
            speech: speech,
            microphoneLevel: microphone,
            level: level,
            farEndLevel: farEnd,
            isSpeaking: isSpeaking
        )
    }
}

/// A machine fed with frames of 10 ms, and what came of it.
struct Listening {
    var machine: BargeInMachine
    var now = Duration.zero
    var actions: [(at: Duration, action: BargeInMachine.Action)] = []

    /// One that knows the room, unless it is to be cold.
    init(_ options: BargeInOptions = BargeInOptions(), isCold: Bool = false) {
        self.machine = BargeInMachine(options)
        if !isCold { self.hear(.echo, for: 3000) }
    }

    mutating func hear(_ heard: Heard, for milliseconds: Int, isSpeaking: Bool = true) {
        for _ in 0..<milliseconds / 10 {
            self.now += .milliseconds(10)
            if let action = self.machine.handle(heard.frame(at: self.now, isSpeaking: isSpeaking)) {
                self.actions.append((self.now, action))
            }
        }
    }

    /// What was done, and how many milliseconds after `start`.
    func since(_ start: Duration) -> [String] {
        self.actions.filter { $0.at > start }.map { "\($0.action.name) \(($0.at - start) / .milliseconds(1))" }
    }
}

extension BargeInMachine.Action {
    var name: String {
        switch self {
        case .suspected(let reaction): "\(reaction.rawValue)"
        case .confirmed: "confirmed"
        case .dismissed: "dismissed"
        }
    }
}

@Suite struct BargeInMachineTests {
    struct Case: Sendable {
        var name: String
        var heard: [(Heard, Int)]
        var expected: [String]
    }

    /// Each case begins 3 s into our own speech.
    static let cases = [
        Case(name: "our own speech", heard: [(.echo, 10_000)], expected: []),
        Case(name: "a voice that goes on", heard: [(.voice, 2000)], expected: ["pause 30.0", "confirmed 270.0"]),
        Case(name: "20 ms of voice", heard: [(.voice, 20), (.echo, 2000)], expected: []),
        Case(
            name: "a cough",
            heard: [(.voice, 150), (.nothing, 2000)],
            expected: ["pause 30.0", "dismissed 550.0"]
        ),
        Case(
            name: "two words with a gap",
            heard: [(.voice, 150), (.nothing, 200), (.voice, 300)],
            expected: ["pause 30.0", "confirmed 470.0"]
        ),
        Case(
            name: "the gaps in a word are part of it",
            heard: (0..<10).flatMap { _ in [(Heard.voice, 60), (.nothing, 60)] },
            expected: ["pause 30.0", "confirmed 270.0"]
        ),
        Case(
            name: "knocks that never become speech",
            heard: [(.voice, 60)] + (0..<20).flatMap { _ in [(Heard.nothing, 300), (.voice, 10)] },
            expected: ["pause 30.0", "dismissed 1530.0"]
        ),
        Case(
            name: "knocks are not confirmed",
            heard: [(.knock, 500), (.nothing, 1000)],
            expected: ["pause 30.0", "dismissed 900.0"]
        ),
        Case(
            name: "what sounded like a voice before they began does not confirm them",
            heard: [(.voice, 50), (.knock, 500), (.nothing, 1000)],
            expected: ["pause 30.0", "dismissed 950.0"]
        ),
        Case(
            name: "a voice that is known for one later is",
            heard: [(.knock, 500), (.voice, 500)],
            expected: ["pause 30.0", "confirmed 510.0"]
        ),
        Case(
            name: "what was said before the suspicion counts, gaps in a word included",
            heard: [(.voice, 20), (.echo, 60), (.voice, 20), (.echo, 10), (.voice, 1000)],
            expected: ["pause 120.0", "confirmed 270.0"]
        ),
        Case(name: "the rest of an echo", heard: [(.rest, 5000)], expected: []),
        Case(name: "somebody in the next room", heard: [(.faint, 5000)], expected: []),
        Case(
            name: "a voice after a dismissal needs longer",
            heard: [(.voice, 150), (.nothing, 400), (.echo, 500), (.voice, 2000)],
            expected: ["pause 30.0", "dismissed 550.0", "pause 1170.0", "confirmed 1320.0"]
        ),
        Case(
            name: "and no longer when that is forgotten",
            heard: [(.voice, 150), (.nothing, 400), (.echo, 3000), (.voice, 2000)],
            expected: ["pause 30.0", "dismissed 550.0", "pause 3580.0", "confirmed 3820.0"]
        ),
        Case(
            name: "an echo that comes back after a silence",
            heard: [(.nothing, 1000), (.echo, 30), (.voice, 110), (.echo, 5000)],
            expected: []
        ),
        Case(
            name: "a gap between sentences changes nothing",
            heard: [(.gap, 300), (.voice, 1000)],
            expected: ["pause 330.0", "confirmed 570.0"]
        ),
    ]

    @Test(arguments: cases) func theRules(_ rule: Case) {
        var listening = Listening()
        let start = listening.now
        for (heard, milliseconds) in rule.heard { listening.hear(heard, for: milliseconds) }
        #expect(listening.since(start) == rule.expected, "\(rule.name)")
    }

    @Test(arguments: BargeInOptions.Reaction.allCases) func theReactionIsAnOption(_ reaction: BargeInOptions.Reaction) {
        var options = BargeInOptions()
        options.onSuspicion = reaction
        options.confirmation = .milliseconds(500)
        options.dismissal = .milliseconds(200)
        var listening = Listening(options)
        let start = listening.now
        listening.hear(.voice, for: 200)
        listening.hear(.nothing, for: 300)
        listening.hear(.echo, for: 3000)
        listening.hear(.voice, for: 600)
        #expect(
            listening.since(start)
                == ["\(reaction.rawValue) 30.0", "dismissed 400.0", "\(reaction.rawValue) 3530.0", "confirmed 3970.0"]
        )
    }

    @Test func whileTheCancellerIsColdOnlyLoudLongSpeechCounts() {
        var listening = Listening(isCold: true)
        listening.hear(.echo, for: 500)
        listening.hear(.rest, for: 1000)
        #expect(listening.actions.isEmpty)
        #expect(listening.machine.isCold)
        let start = listening.now
        listening.hear(.voice, for: 1000)
        #expect(listening.since(start) == ["pause 400.0", "confirmed 550.0"])

        // A short word is let go.
        var other = Listening(isCold: true)
        other.hear(.echo, for: 500)
        other.hear(.voice, for: 300)
        other.hear(.echo, for: 500)
        #expect(other.actions.isEmpty)
    }

    @Test func whatTheCancellerKnowsOutlivesATurn() {
        var listening = Listening()
        listening.hear(.nothing, for: 5000, isSpeaking: false)
        #expect(!listening.machine.isCold)
        listening.machine.forgetRoom()
        #expect(listening.machine.isCold)
    }

    @Test func nobodyIsInterruptedWhileWeAreSilent() {
        var listening = Listening()
        let start = listening.now
        listening.hear(.voice, for: 3000, isSpeaking: false)
        #expect(listening.since(start).isEmpty)
    }

    @Test func aTurnIsInterruptedOnce() {
        var listening = Listening()
        let start = listening.now
        listening.hear(.voice, for: 3000)
        #expect(listening.since(start).count == 2)
        listening.hear(.nothing, for: 10, isSpeaking: false)
        listening.hear(.echo, for: 3000)
        let next = listening.now
        listening.hear(.voice, for: 1000)
        #expect(listening.since(next).count == 2)
    }

    @Test func aSuspicionEndsWithItsTurn() {
        var listening = Listening()
        listening.hear(.voice, for: 100)
        #expect(listening.machine.isSuspecting)
        listening.hear(.voice, for: 10, isSpeaking: false)
        #expect(!listening.machine.isSuspecting)
        #expect(listening.actions.count == 1)
    }

    @Test func aSuspicionDoesNotOutliveAMicrophoneThatHangs() {
        var listening = Listening()
        let start = listening.now
        listening.hear(.voice, for: 100)
        listening.now += .seconds(3)
        listening.hear(.voice, for: 20)
        #expect(listening.since(start) == ["pause 30.0", "dismissed 3110.0"])
    }

    /// Frames of every kind at random: suspicions are always closed, by one thing, in time, and in order.
    @Test(arguments: 0..<300) func everySuspicionIsClosed(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var listening = Listening(isCold: Bool.random(using: &random))
        let kinds: [Heard] = [.echo, .rest, .voice, .voice, .knock, .faint, .nothing, .gap]
        for _ in 0..<200 {
            let isSpeaking = Int.random(in: 0..<10, using: &random) > 0
            listening.hear(
                kinds.randomElement(using: &random)!,
                for: Int.random(in: 1..<60, using: &random) * 10,
                isSpeaking: isSpeaking
            )
        }
        var open: Duration?
        for (time, action) in listening.actions {
            switch action {
            case .suspected:
                // One that was open ended with its turn.
                open = time
            case .confirmed:
                #expect(open.map { time - $0 <= .milliseconds(1500) } == true, "seed \(seed)")
                open = nil
            case .dismissed(let after):
                #expect(open.map { time - $0 == after && after <= .milliseconds(1500) } == true, "seed \(seed)")
                open = nil
            }
        }
        listening.hear(.nothing, for: 400)
        #expect(!listening.machine.isSuspecting)
    }
}
