/// A connection, from the bytes that come to those that go; knows nothing of sockets.
///
/// One request at a time is under way: that keeps the answers in order, and what a client can cause bounded.
struct ControlConnection: Sendable {
    private enum Following {
        case no
        /// Has asked to; the newest status since then waits until the answer has gone.
        case begins(newest: [UInt8]?)
        case yes
    }

    private var lines = LineAssembler(limit: ControlRequest.longestLine)
    private var outbox = Outbox()
    private var following = Following.no
    private var isAnswering = false
    private var hasEnded = false
    private var isRefused = false
    /// How many requests have been handed on; the number of the one under way.
    private(set) var number = 0

    /// Whether more is to be read.
    var wantsInput: Bool { !self.hasEnded && !self.isRefused && !self.isAnswering && self.outbox.hasRoom }

    /// What is to be sent next; empty if nothing is.
    var output: ArraySlice<UInt8> { self.outbox.next }

    /// Whether there is nothing left to do, so that it can be closed.
    var isOver: Bool {
        guard self.outbox.isEmpty else { return false }
        if self.isRefused { return true }
        if case .no = self.following { return self.hasEnded && !self.isAnswering }
        return false
    }

    /// Takes what has come.
    mutating func receive(_ bytes: some Collection<UInt8>) {
        self.lines.append(bytes)
    }

    /// Nothing more will come; what has is still answered.
    mutating func receiveEnd() {
        self.hasEnded = true
    }

    /// The next request to hand on, if there is one and none is under way; what is none is answered here.
    mutating func next() -> ControlRequest? {
        while !self.isAnswering, !self.isRefused, self.outbox.hasRoom, let line = self.nextLine() {
            guard case .whole(let bytes) = line else {
                self.refuse(
                    ControlFailure(.tooLong, "a line may be \(ControlRequest.longestLine) bytes long")
                )
                return nil
            }
            do {
                let request = try ControlRequest(line: bytes)
                self.isAnswering = true
                self.number += 1
                if request == .status(follows: true), case .no = self.following {
                    self.following = .begins(newest: nil)
                }
                return request
            } catch {
                self.outbox.append(answer: JSONLine.encode(ControlReply.failed(error)))
            }
        }
        return nil
    }

    /// Answers the request under way, once.
    ///
    /// - Parameters:
    ///   - number: the request's; an answer to another is dropped.
    ///   - reply: the answer.
    mutating func answer(_ number: Int, _ reply: ControlReply) {
        guard self.isAnswering, number == self.number else { return }
        self.isAnswering = false
        self.outbox.append(answer: JSONLine.encode(reply))
        guard case .begins(let newest) = self.following else { return }
        if case .failed = reply {
            self.following = .no
        } else {
            self.following = .yes
            if let newest { self.outbox.append(status: newest) }
        }
    }

    /// Says why nothing is done for it, and is over when that has been sent.
    mutating func refuse(_ failure: ControlFailure) {
        self.isRefused = true
        self.outbox.append(answer: JSONLine.encode(ControlReply.failed(failure)))
    }

    /// Tells a follower of a change.
    ///
    /// - Parameter line: the status.
    mutating func publish(_ line: [UInt8]) {
        switch self.following {
        case .no: break
        case .begins: self.following = .begins(newest: line)
        case .yes: self.outbox.append(status: line)
        }
    }

    /// Whether it is to be told of changes.
    var follows: Bool {
        if case .no = self.following { false } else { !self.isRefused }
    }

    /// Takes away what was sent.
    mutating func send(_ count: Int) {
        self.outbox.remove(count)
    }

    private mutating func nextLine() -> LineAssembler.Line? {
        if let line = self.lines.next() { return line }
        // A last line without an end is one, too.
        guard self.hasEnded, let rest = self.lines.finish() else { return nil }
        return .whole(rest)
    }
}
