#if Network
import Glibc
import FoundationEssentials
import SpeakStream
import SpeakStreamCommand
import SpeakStreamNetwork
import SpeakStreamVoices
import Synchronization

/// A conversation: lines in, answers spoken and shown, a history of what was heard.
struct Chat {
    private let client: ModelClient
    private let model: ModelOptions
    private let control: SpeechControl
    private let keepsReasoning: Bool
    private let terminal: ChatTerminal
    private let signals: SignalWatcher
    private let screen = EchoWriter()
    private let interruption = Interruption()
    private var voice: VoiceSettings
    private var history: ChatHistory

    init(
        client: ModelClient,
        model: ModelOptions,
        control: SpeechControl,
        voice: VoiceSettings,
        keepsReasoning: Bool,
        terminal: ChatTerminal,
        signals: SignalWatcher
    ) {
        self.client = client
        self.model = model
        self.control = control
        self.voice = voice
        self.keepsReasoning = keepsReasoning
        self.terminal = terminal
        self.signals = signals
        self.history = ChatHistory(instructions: model.system)
    }

    /// Talks until the listener ends it; returns the exit status.
    mutating func run() async -> ExitStatus {
        while true {
            self.signals.rearm()
            self.signals.onSignal { [interruption, terminal, control] _ in
                interruption.happen()
                terminal.end()
                // What another process has us say.
                control.quit()
            }
            guard let line = await self.terminal.line() else { break }
            switch ChatLine(line) {
            case .empty: break
            case .prompt(let prompt): await self.ask(prompt)
            case .say(let text): await self.speak { session, voice in session.speak(text, voice: voice) }
            case .voice(let name):
                let usual = self.voice
                guard self.takeVoice(name) else { break }
                let report = await self.speak { session, voice in session.speak("This is \(name).", voice: voice) }
                if report.outcome == .failed { self.voice = usual }
            case .rate(let rate) where VoiceSettings.rates.contains(rate): self.control.setRate(rate)
            case .rate(let rate):
                let rates = VoiceSettings.rates
                Message.show("/rate takes \(rates.lowerBound) to \(rates.upperBound), not \(rate)")
            case .undo:
                Message.show(self.history.undo() ? "the last prompt is taken back" : "there is nothing to take back")
            case .save(let file): self.save(file)
            case .help: await self.show(ChatLine.commands + "\n")
            case .wrong(let reason): Message.show(reason)
            case .quit: return .finished
            }
        }
        if self.terminal.isInteractive { await self.show("\n") }
        await self.screen.drain()
        return self.interruption.hasHappened ? .interrupted : .finished
    }

    /// Takes another voice: a profile's, or eSpeak NG's own.
    private mutating func takeVoice(_ name: String) -> Bool {
        do {
            guard let profile = try ChosenVoice.profile(named: name) else {
                self.voice.name = name
                self.voice.language = nil
                self.voice.engine = VoiceSettings.eSpeak
                return true
            }
            guard profile.command == nil else {
                Message.show("\(name) has an engine of its own: start the conversation with --voice \(name)")
                return false
            }
            let rate = self.control.rate
            self.voice = profile.voice
            self.voice.engine = VoiceSettings.eSpeak
            self.voice.rate = rate
            return true
        } catch {
            Message.show((error as? CommandFailure)?.message ?? "\(error)")
            return false
        }
    }

    private mutating func ask(_ prompt: String) async {
        self.history.ask(prompt)
        let request = ModelRequest(
            model: self.model.model,
            messages: self.history.messages,
            maxTokens: self.model.maxTokens
        )
        let received = Received()
        let screen = self.screen
        let answer = self.client.answer(to: request, keepsReasoning: self.keepsReasoning).map { bytes in
            received.append(bytes)
            await screen.write(bytes)
            return bytes
        }
        let report = await self.speak { session, voice in session.speak(answer, voice: voice) }
        await self.show("\n")
        if report.outcome == .failed, report.ledger.received == 0 {
            // Nothing was answered: the next prompt is not asked twice.
            self.history.undo()
            return
        }
        let heard = received.text(upTo: report.ledger.heard.end)
        self.history.answer(heard: heard, isWhole: report.outcome == .finished)
        if report.outcome == .interrupted {
            let words = heard.split(whereSeparator: \.isWhitespace).suffix(6).joined(separator: " ")
            await self.show(words.isEmpty ? "[stopped before a word was heard]\n" : "[heard up to: \(words)]\n")
        }
    }

    /// Speaks a turn, which typing or a signal stops.
    @discardableResult
    private mutating func speak(_ start: (SpeechSession, VoiceSettings) -> Turn) async -> TurnReport {
        self.signals.rearm()
        // As others may have asked for meanwhile.
        self.voice.rate = self.control.rate
        let turn = self.control.speak(self.voice) { [voice] in start($0, voice) }
        self.signals.onSignal { [interruption, terminal, control] signal in
            // It may be waiting for what another process has us say.
            turn.requestInterrupt()
            control.stop()
            // The others mean more than this answer.
            guard signal != SIGINT else { return }
            interruption.happen()
            terminal.end()
        }
        self.terminal.watch { turn.requestInterrupt() }
        let report = await turn.report
        self.terminal.stopWatching()
        await self.screen.drain()
        if let message = report.message {
            await self.show("\n")
            await self.screen.drain()
            Message.show(message)
        }
        return report
    }

    private func show(_ text: String) async {
        await self.screen.write(Array(text.utf8))
        await self.screen.drain()
    }

    private func save(_ file: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try (encoder.encode(self.history.messages) + Data("\n".utf8)).write(
                to: URL(filePath: file),
                options: .atomic
            )
            Message.show("\(self.history.messages.count) messages are in \(file)")
        } catch {
            Message.show("\(file) cannot be written")
        }
    }
}

/// What has come of an answer.
private final class Received: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func append(_ more: [UInt8]) { self.bytes.withLock { $0 += more } }

    func text(upTo end: Int) -> String { self.bytes.withLock { String(decoding: $0.prefix(end), as: UTF8.self) } }
}

/// Whether a signal has ended the conversation.
private final class Interruption: Sendable {
    private let flag = Atomic(false)

    var hasHappened: Bool { self.flag.load(ordering: .relaxed) }

    func happen() { self.flag.store(true, ordering: .relaxed) }
}
#endif
