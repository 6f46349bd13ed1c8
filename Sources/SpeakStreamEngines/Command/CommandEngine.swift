public import SpeakStream

/// A program that makes speech: how it is run, how it is talked to, and how long it may take.
///
/// ``CommandSynthesizer`` runs it. How a program is written that can be one is told in `voices/README.md`.
public struct CommandEngine: Sendable, Hashable {
    /// How the program is talked to.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        /// A JSON object a line to it, JSON headers with framed sound from it: it can be told to stop, and says when a phrase ends.
        case framed
        /// A line of text to it, nothing but samples from it, as `piper --output-raw` does.
        ///
        /// A phrase ends when no more comes for ``CommandEngine/quietTime``, and what is stopped costs a new start of the program,
        /// as nothing tells the samples of one phrase from those of another. Rate and pitch are the program's own.
        case raw
    }

    /// The program's name or path, and its arguments.
    public var command: [String]
    /// What is added to our own environment for it.
    public var environment: [String: String]
    /// What it is called in messages; by default the last part of the program's path.
    public var name: String
    /// How it is talked to.
    public var mode: Mode
    /// Frames a second of its sound: one channel, signed, 16 bits, little-endian.
    public var sampleRate: Int
    /// What counts as silence at the edges of a phrase, as a part of full scale; 0.005 is -46 dBFS.
    ///
    /// The silence is taken off: the pauses are ours to make. Programs leave 0.2 to 0.5 s of it (measured, hibari-tts 0.2.1).
    public var silenceLevel: Double
    /// How long it may take from its start to being ready; in raw mode, to its first sound.
    public var startLimit: Duration
    /// How long it may be silent within a phrase before it counts as hung and is ended.
    public var phraseLimit: Duration
    /// How long it may take to come to the end of a phrase that was stopped, once the next is wanted, before it is started anew.
    public var cancelLimit: Duration
    /// In raw mode, how long nothing comes behind the last sound of a phrase; a slow program needs more.
    public var quietTime: Duration
    /// How often in a row it is started again after it failed, a phrase said to its end between two failures makes a new row.
    public var restarts: Int
    /// What is said at the start, unheard, so that the first phrase is not the one that loads things; empty: nothing.
    public var warmUp: String
    /// What to do when it can not be used, for the message; by default nothing is said of it.
    public var hint: String?
    /// Whether its standard error passes through; otherwise the last line is kept for the message when it fails.
    public var showsErrors: Bool

    /// Describes a program.
    ///
    /// - Parameters:
    ///   - command: the program's name or path, and its arguments.
    ///   - sampleRate: frames a second of its sound.
    ///   - mode: how it is talked to.
    ///   - name: what it is called in messages.
    public init(_ command: [String], sampleRate: Int, mode: Mode = .framed, name: String? = nil) {
        self.command = command
        self.environment = [:]
        self.name = name ?? command.first.map { String($0.split(separator: "/").last ?? "") } ?? ""
        self.mode = mode
        self.sampleRate = sampleRate
        self.silenceLevel = 0.005
        self.startLimit = .seconds(20)
        self.phraseLimit = .seconds(10)
        self.cancelLimit = .seconds(1)
        self.quietTime = .milliseconds(200)
        self.restarts = 2
        self.warmUp = "One."
        self.hint = nil
        self.showsErrors = false
    }

    /// The format of its sound.
    public var format: AudioFormat { AudioFormat(sampleRate: self.sampleRate) }
}
