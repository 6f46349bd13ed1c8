import Glibc
import SpeakStream

/// The program as the thread that needs it sees it: started, spoken with, and started again.
///
/// All calls block; ``EngineLink`` is how other threads reach in.
struct EngineHost {
    /// What became of a wait.
    enum Outcome {
        case event(EngineConversation.Event)
        /// What was waited for is not wanted any more.
        case unwanted
        /// The session is over.
        case closed
    }

    private let engine: CommandEngine
    private let link: EngineLink
    private(set) var supervisor: EngineSupervisor
    private var process: EngineProcess?
    var conversation: EngineConversation
    /// What has been written to the program, but for the room for it.
    private var outbox: [UInt8] = []
    private var events: [EngineConversation.Event] = []
    private var errors = LastLine()
    private var areErrorsOpen = true

    init(_ engine: CommandEngine, _ link: EngineLink) {
        self.engine = engine
        self.link = link
        self.supervisor = EngineSupervisor(restarts: engine.restarts)
        self.conversation = EngineConversation(engine, now: .zero)
    }

    /// Whether the program runs, as far as is known.
    var isRunning: Bool { self.process != nil }

    /// Starts the program unless it runs.
    mutating func start() throws(EngineFault) {
        guard self.process == nil else { return }
        self.errors = LastLine()
        self.areErrorsOpen = true
        self.outbox = []
        self.events = []
        let process = try EngineProcess(self.engine)
        self.process = process
        self.conversation = EngineConversation(self.engine, now: MonotonicTime.now())
        self.link.hold(process)
    }

    /// Ends the program.
    mutating func end() {
        self.process?.end()
        self.process = nil
    }

    /// Forgets how often it failed.
    mutating func forgive() { self.supervisor = EngineSupervisor(restarts: self.engine.restarts) }

    /// A phrase was said to its end.
    mutating func succeeded() { self.supervisor.succeeded() }

    /// The program failed: it is ended, and unless it is given up it may be started again.
    mutating func failed(_ fault: EngineFault) -> EngineSupervisor.Verdict {
        self.end()
        return self.supervisor.failed(fault)
    }

    /// Asks for a phrase.
    mutating func say(_ request: SynthesisRequest) {
        // What a program without frames writes late belongs to no phrase.
        if self.engine.mode == .raw { self.drain() }
        self.events = []
        self.outbox += self.conversation.say(request, now: MonotonicTime.now())
        self.flush()
    }

    /// Tells the program that the phrase is not wanted any more; where that is not possible it is started anew.
    mutating func cancel() {
        self.events = []
        guard let line = self.conversation.cancel() else {
            self.end()
            // Now, so that it is ready as soon as can be; where it can not be started, whoever needs it learns why.
            if !self.link.isClosed { try? self.start() }
            return
        }
        self.outbox += line
        self.flush()
    }

    /// Takes what the program has written so far, and sees whether it is still there.
    mutating func drain() {
        guard let process = self.process else { return }
        while let bytes = process.read(process.output) {
            guard !bytes.isEmpty else {
                self.events.append(self.programEnded(process))
                return
            }
            self.events += self.conversation.receive(bytes, now: MonotonicTime.now())
        }
        self.readErrors(process)
    }

    /// Waits until something happens.
    ///
    /// - Parameter isWanted: asked when somebody woke us.
    /// - Returns: what happened.
    mutating func wait(isWanted: () -> Bool) -> Outcome {
        while true {
            if self.link.isClosed { return .closed }
            if !self.events.isEmpty { return .event(self.events.removeFirst()) }
            guard let process = self.process else { return .event(.failed(.ended("it does not run"))) }
            if let event = self.conversation.check(now: MonotonicTime.now()) { return .event(event) }
            let ready = self.poll(process)
            if ready.isWoken {
                self.link.wake.clear()
                if self.link.isClosed { return .closed }
                if !isWanted() { return .unwanted }
            }
            if ready.hasRoom { self.flush() }
            if ready.hasErrors { self.readErrors(process) }
            if ready.hasOutput, let bytes = process.read(process.output) {
                if bytes.isEmpty { return .event(self.programEnded(process)) }
                self.events += self.conversation.receive(bytes, now: MonotonicTime.now())
            }
        }
    }

    private mutating func programEnded(_ process: EngineProcess) -> EngineConversation.Event {
        let how = process.end()
        self.readErrors(process)
        return self.conversation.programEnded(self.errors.text.map { "\(how): \($0)" } ?? how)
    }

    private mutating func readErrors(_ process: EngineProcess) {
        guard process.errors >= 0 else { return }
        while let bytes = process.read(process.errors), self.areErrorsOpen {
            self.areErrorsOpen = !bytes.isEmpty
            self.errors.push(bytes)
        }
    }

    private mutating func flush() {
        guard let process = self.process, !self.outbox.isEmpty else { return }
        self.outbox.removeFirst(process.write(self.outbox))
    }

    private func poll(
        _ process: EngineProcess
    ) -> (isWoken: Bool, hasOutput: Bool, hasErrors: Bool, hasRoom: Bool) {
        var wanted = [
            pollfd(fd: self.link.wake.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
            // One that closed its standard error is no news for ever.
            pollfd(fd: self.areErrorsOpen ? process.errors : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: self.outbox.isEmpty ? -1 : process.input, events: Int16(POLLOUT), revents: 0),
        ]
        var timeout: Int32 = -1
        if let deadline = self.conversation.deadline {
            let left = (deadline - MonotonicTime.now()).seconds * 1000
            timeout = Int32(Swift.max(0, Swift.min(left.rounded(.up), 3_600_000)))
        }
        _ = Glibc.poll(&wanted, nfds_t(wanted.count), timeout)
        return (wanted[0].revents != 0, wanted[1].revents != 0, wanted[2].revents != 0, wanted[3].revents != 0)
    }
}
