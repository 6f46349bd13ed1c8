import SpeakStream
import SpeakStreamEngines
import Testing

/// The rules of speaking with a program, in virtual time.
@Suite("A conversation with a program")
struct EngineConversationTests {
    private static func engine(_ mode: CommandEngine.Mode = .framed) -> CommandEngine {
        CommandEngine(["engine"], sampleRate: 100, mode: mode)
    }

    private static let ready = Array("{\"ready\": true, \"protocol\": 1, \"rate\": 100, \"volume\": false}\n".utf8)
    private let request = SynthesisRequest(text: "Hello", voice: VoiceSettings())

    /// One that is ready, at 1 s.
    private func started(_ engine: CommandEngine = Self.engine()) -> EngineConversation {
        var conversation = EngineConversation(engine, now: .seconds(0))
        if engine.mode == .framed { #expect(conversation.receive(Self.ready, now: .seconds(1)) == [.ready]) }
        return conversation
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("a phrase is said, its sound and its words come, and it is at its end")
    func phrase() {
        var conversation = self.started()
        #expect(conversation.isReady)
        #expect(
            conversation.say(self.request, now: .seconds(2)).starts(with: self.bytes("{\"say\": \"Hello\", \"id\": 0,"))
        )
        let sound = self.bytes("{\"id\": 0, \"bytes\": 4, \"words\": [[0, 1]]}\n") + [1, 0, 2, 0]
        #expect(
            conversation.receive(sound, now: .seconds(3)) == [.sound([1, 2], [WordMark(textOffset: 0, frame: 1)])]
        )
        #expect(conversation.receive(self.bytes("{\"id\": 0, \"end\": true}\n"), now: .seconds(4)) == [.ended])
        #expect(conversation.deadline == nil)
    }

    @Test("a header that ends the phrase ends it behind its sound")
    func end() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        let header = self.bytes("{\"id\": 0, \"bytes\": 4, \"end\": true}\n")
        #expect(conversation.receive(header + [1, 0], now: .seconds(3)) == [.sound([1], [])])
        #expect(conversation.receive([2, 0], now: .seconds(3)) == [.sound([2], []), .ended])
    }

    @Test(
        "another version, another rate, sound before it is ready, and lines that are none, fail it",
        arguments: [
            ("{\"ready\": true, \"protocol\": 2, \"rate\": 100}\n", EngineFault.version(2)),
            ("{\"ready\": true, \"protocol\": 1, \"rate\": 8000}\n", .rate(8000)),
            ("{\"id\": 0, \"bytes\": 4}\n", .garbage("sound before it said that it is ready")),
            ("Loading the model...\n", .garbage("Loading the model...")),
        ]
    )
    func badStart(line: String, fault: EngineFault) {
        var conversation = EngineConversation(Self.engine(), now: .seconds(0))
        #expect(conversation.receive(self.bytes(line), now: .seconds(1)) == [.failed(fault)])
        #expect(!conversation.isReady)
        #expect(conversation.receive(Self.ready, now: .seconds(1)).isEmpty)
    }

    @Test("a program that is not ready in time, or ends before, is not ready")
    func start() {
        var conversation = EngineConversation(Self.engine(), now: .seconds(5))
        #expect(conversation.deadline == .seconds(25))
        #expect(conversation.check(now: .seconds(24)) == nil)
        #expect(conversation.check(now: .seconds(25)) == .failed(.notReady))
        conversation = EngineConversation(Self.engine(), now: .seconds(5))
        #expect(conversation.programEnded("exit status 1") == .failed(.endedAtStart("exit status 1")))
    }

    @Test("one that is silent for too long hangs; each byte is a sign of life")
    func hang() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        #expect(conversation.deadline == .seconds(12))
        _ = conversation.receive(self.bytes("{\"id\": 0, \"bytes\": 4}\n"), now: .seconds(10))
        #expect(conversation.deadline == .seconds(20))
        #expect(conversation.check(now: .seconds(20)) == .failed(.hung))
        #expect(conversation.deadline == nil)
    }

    @Test("what still comes of a phrase that was stopped is dropped")
    func stop() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        #expect(conversation.cancel() == self.bytes("{\"cancel\": 0}\n"))
        #expect(!conversation.isSettled)
        // Nobody waits for it yet.
        #expect(conversation.deadline == nil)
        _ = conversation.say(self.request, now: .seconds(3))
        let stale = self.bytes("{\"id\": 0, \"bytes\": 2, \"words\": [[0, 5]]}\n") + [9, 9]
        #expect(conversation.receive(stale, now: .seconds(3)).isEmpty)
        #expect(conversation.deadline == .seconds(4))
        #expect(
            conversation.receive(self.bytes("{\"id\": 0, \"end\": true}\n"), now: .milliseconds(3500)) == [.settled]
        )
        #expect(conversation.isSettled)
        #expect(conversation.deadline == .milliseconds(13_500))
        let sound = self.bytes("{\"id\": 1, \"bytes\": 2}\n") + [1, 0]
        #expect(conversation.receive(sound, now: .seconds(4)) == [.sound([1], [])])
    }

    @Test("sound of the next phrase says that the one before is over, whether it says so or not")
    func silentEnd() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        _ = conversation.cancel()
        _ = conversation.say(self.request, now: .seconds(3))
        #expect(
            conversation.receive(self.bytes("{\"id\": 1, \"bytes\": 2}\n") + [1, 0], now: .seconds(3))
                == [.settled, .sound([1], [])]
        )
        #expect(conversation.isSettled)
    }

    @Test("a program that does not come to the end of what was stopped has to be ended")
    func ignoredStop() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        _ = conversation.cancel()
        conversation.settle(now: .seconds(9))
        // Sound of it is no excuse.
        _ = conversation.receive(self.bytes("{\"id\": 0, \"bytes\": 2}\n") + [9, 9], now: .milliseconds(9900))
        #expect(conversation.check(now: .milliseconds(9990)) == nil)
        #expect(conversation.check(now: .seconds(10)) == .failed(.ignoredStop))
    }

    @Test("a phrase that was never asked for, and more sound than five letters need, fail it")
    func excess() {
        var conversation = self.started()
        #expect(
            conversation.receive(self.bytes("{\"id\": 0, \"bytes\": 2}\n"), now: .seconds(2))
                == [.failed(.garbage("phrase 0, which nobody asked for"))]
        )
        conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        var events: [EngineConversation.Event] = []
        let header = self.bytes("{\"id\": 0, \"bytes\": 2000}\n") + [UInt8](repeating: 1, count: 2000)
        for _ in 0..<40 { events += conversation.receive(header, now: .seconds(3)) }
        #expect(events.last == .failed(.flooded))
        // 15 s of sound at 100 frames a second and a line's length.
        #expect(events.count == (65_536 + 3000) / header.count + 1)
        // Headers without an end are too many as well.
        conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        events = (0..<4000).flatMap { _ in
            conversation.receive(self.bytes("{\"id\": 0, \"bytes\": 0}\n"), now: .seconds(3))
        }
        #expect(events == [.failed(.flooded)])
    }

    @Test("a phrase that it can not say is one phrase")
    func refusal() {
        var conversation = self.started()
        _ = conversation.say(self.request, now: .seconds(2))
        let line = self.bytes("{\"id\": 0, \"error\": \"no such voice\"}\n")
        #expect(conversation.receive(line, now: .seconds(3)) == [.failed(.refused("no such voice"))])
        #expect(conversation.isReady && conversation.isSettled)
        // Told late, of one that was stopped, it is nobody's.
        _ = conversation.say(self.request, now: .seconds(4))
        _ = conversation.cancel()
        #expect(conversation.receive(self.bytes("{\"id\": 1, \"error\": \"x\"}\n"), now: .seconds(4)).isEmpty)
        #expect(conversation.isSettled)
    }

    @Test("without frames a phrase ends when it has been quiet, and a stop is an end of the program")
    func raw() {
        var conversation = self.started(Self.engine(.raw))
        #expect(conversation.isReady)
        // What comes before anything was asked for is nobody's.
        #expect(conversation.receive([1, 2], now: .seconds(1)).isEmpty)
        #expect(conversation.say(self.request, now: .seconds(2)) == self.bytes("Hello\n"))
        // Its start is part of what is waited for.
        #expect(conversation.deadline == .seconds(22))
        #expect(conversation.receive([1, 0, 2], now: .seconds(3)) == [.sound([1], [])])
        #expect(conversation.deadline == .milliseconds(3200))
        #expect(conversation.receive([0], now: .milliseconds(3100)) == [.sound([2], [])])
        #expect(conversation.check(now: .milliseconds(3299)) == nil)
        #expect(conversation.check(now: .milliseconds(3300)) == .ended)
        _ = conversation.say(self.request, now: .seconds(5))
        #expect(conversation.deadline == .seconds(15))
        #expect(conversation.cancel() == nil)
        #expect(!conversation.isReady)
    }

    @Test("without frames, one that never makes a sound was not ready, one that ends before was not either")
    func rawStart() {
        var conversation = self.started(Self.engine(.raw))
        _ = conversation.say(self.request, now: .seconds(2))
        #expect(conversation.check(now: .seconds(22)) == .failed(.notReady))
        conversation = self.started(Self.engine(.raw))
        _ = conversation.say(self.request, now: .seconds(2))
        #expect(conversation.programEnded("exit status 1") == .failed(.endedAtStart("exit status 1")))
        conversation = self.started(Self.engine(.raw))
        _ = conversation.say(self.request, now: .seconds(2))
        _ = conversation.receive([1, 0], now: .seconds(3))
        #expect(conversation.programEnded("signal 11") == .failed(.ended("signal 11")))
    }

    @Test("one that fails is started again so many times in a row, one that would fail again is not")
    func supervision() {
        var supervisor = EngineSupervisor(restarts: 2)
        #expect(supervisor.failed(.ended("")) == .restart)
        #expect(supervisor.failed(.hung) == .restart)
        #expect(supervisor.failed(.ignoredStop) == .restart)
        #expect(supervisor.failed(.garbage("")) == .giveUp)
        supervisor.succeeded()
        #expect(supervisor.failed(.garbage("")) == .restart)
        for fault: EngineFault in [.cannotStart(""), .endedAtStart(""), .notReady, .version(2), .rate(1), .flooded] {
            supervisor.succeeded()
            #expect(supervisor.failed(fault) == .giveUp)
        }
    }
}
