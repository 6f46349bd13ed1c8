internal import Subprocess

extension Child {
    /// A piece of output and when it arrived.
    public struct Chunk: Sendable {
        /// When it was read, in seconds of ``Monotonic``.
        public var stamp: Double

        /// Its bytes.
        public var bytes: [UInt8]
    }

    /// How the program ended.
    public enum Ending: Sendable, Hashable {
        /// It exited with a status.
        case exited(Int32)

        /// A signal ended it.
        case signalled(Int32)
    }

    /// Everything about a run that is over.
    public struct Outcome<Value: Sendable>: Sendable {
        /// What the closure returned.
        public var value: Value

        /// How the program ended.
        public var ending: Ending

        /// Whether it outlived the patience and was killed.
        public var overstayed: Bool

        /// Just before the program was started, in seconds of ``Monotonic``.
        public var startedAt: Double

        /// When it ended, in seconds of ``Monotonic``.
        public var endedAt: Double

        /// What it wrote to standard output.
        public var output: [Chunk]

        /// What it wrote to standard error.
        public var errorText: String

        /// What it wrote to standard output, as text.
        public var outputText: String {
            String(decoding: self.output.flatMap(\.bytes), as: UTF8.self)
        }
    }
}

extension Child.Ending {
    /// How Subprocess puts it.
    init(_ status: TerminationStatus) {
        switch status {
        case .exited(let code): self = .exited(code)
        case .signaled(let code): self = .signalled(code)
        }
    }
}
