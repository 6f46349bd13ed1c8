/// How long a server is waited for.
public struct Patience: Sendable, Hashable {
    /// How long connecting may take.
    public var connecting: Duration
    /// How long the server may be silent, before the first token and between two.
    public var silence: Duration

    /// Makes a patience.
    public init(connecting: Duration = .seconds(10), silence: Duration = .seconds(120)) {
        self.connecting = connecting
        self.silence = silence
    }
}

extension Duration {
    /// The duration in nanoseconds, as NIO counts them.
    var wholeNanoseconds: Int64 {
        self.components.seconds * 1_000_000_000 + self.components.attoseconds / 1_000_000_000
    }
}
