/// What is shown while something is heard.
public struct Caption: Sendable, Hashable {
    /// When it is shown first.
    public var start: Duration
    /// When it is no longer shown.
    public var end: Duration
    /// One line or two.
    public var lines: [String]

    /// Makes a caption.
    public init(start: Duration, end: Duration, lines: [String]) {
        self.start = start
        self.end = end
        self.lines = lines
    }
}
