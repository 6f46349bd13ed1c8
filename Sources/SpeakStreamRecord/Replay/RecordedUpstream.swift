import SpeakStream

/// The tokens of a recorded turn, at the times at which they came then.
package struct RecordedUpstream: AsyncSequence, Sendable {
    private let tokens: [(time: Duration, bytes: [UInt8])]
    private let end: Duration
    private let failure: SpeakStreamError?

    /// Makes an upstream.
    ///
    /// - Parameter turn: its record.
    package init(_ turn: Recording.Turn) {
        var tokens: [(time: Duration, bytes: [UInt8])] = []
        var end: (time: Duration, failure: SpeakStreamError?)?
        for line in turn.lines {
            let time = Duration(seconds: line.time)
            switch line.input {
            case .text(let bytes, _): tokens.append((time, bytes))
            case .upstreamEnded(let error): end = end ?? (time, error)
            default: break
            }
        }
        self.tokens = tokens
        self.end = end?.time ?? tokens.last?.time ?? .zero
        self.failure = end?.failure
    }

    /// Makes an iterator, for a turn that begins now.
    package func makeAsyncIterator() -> Iterator { Iterator(upstream: self) }

    /// Waits for each token's time.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let upstream: RecordedUpstream
        private let clock = ThreadExecutor(name: "tokens")
        private let start = MonotonicTime.now()
        private var index = 0

        fileprivate init(upstream: RecordedUpstream) {
            self.upstream = upstream
        }

        /// The next token, when it is due.
        package mutating func next() async throws -> [UInt8]? {
            defer { self.index += 1 }
            guard self.index < self.upstream.tokens.count else {
                await self.clock.wait(until: self.start + self.upstream.end)
                if self.index == self.upstream.tokens.count, let failure = self.upstream.failure { throw failure }
                return nil
            }
            let token = self.upstream.tokens[self.index]
            await self.clock.wait(until: self.start + token.time)
            return Task.isCancelled ? nil : token.bytes
        }
    }
}
