/// When a request that was not answered is sent again.
struct RetrySchedule: Sendable {
    /// How often it may still be sent.
    private(set) var left: Int
    private var delay = Duration.milliseconds(500)

    init(retries: Int) {
        self.left = retries
    }

    /// Takes one of the times that are left.
    ///
    /// - Parameter asked: what the server asks for; without it the wait doubles each time.
    /// - Returns: how long to wait before the request is sent again; nil if it is not.
    mutating func next(asked: Duration?) -> Duration? {
        let wait = asked ?? self.delay
        guard self.left > 0, wait <= ServerReply.longestWait else { return nil }
        self.left -= 1
        self.delay *= 2
        return wait
    }
}
