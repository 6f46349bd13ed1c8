internal import Synchronization

/// What the recording thread writes and everyone else reads.
final class Tape: Sendable {
    /// What waiting tasks look at.
    struct State {
        var samples: [Int16] = []
        var reads: [Recording.Read] = []

        /// The stamp of the last read, and of the last one with an audible sample in it.
        var lastRead = -Double.infinity
        var lastSound = -Double.infinity

        /// Whether the thread has ended.
        var isOver = false
        fileprivate var waiting: [Waiting] = []
    }

    fileprivate struct Waiting {
        let condition: @Sendable (borrowing State) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private let rate: Int
    private let fragment: Int
    private let state = Mutex(State())
    private let ending = Atomic(false)

    /// A tape of a sink that renders `fragment` milliseconds at a time.
    init(rate: Int, fragment: Int) {
        self.rate = rate
        self.fragment = fragment
    }

    var shouldEnd: Bool {
        self.ending.load(ordering: .relaxed)
    }

    var isOver: Bool {
        self.state.withLock { $0.isOver }
    }

    func end() {
        self.ending.store(true, ordering: .relaxed)
    }

    func finish() {
        self.change { $0.isOver = true }
    }

    func append(_ samples: [Int16], at stamp: Double) {
        self.change { state in
            state.samples += samples
            state.reads.append(Recording.Read(end: state.samples.count, stamp: stamp))
            state.lastRead = stamp
            if samples.contains(where: { $0.magnitude > Recording.audible }) {
                state.lastSound = stamp
            }
        }
    }

    /// Suspends until a condition holds; it is looked at after every read, so it must not depend on anything else.
    func wait(until condition: @escaping @Sendable (borrowing State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let holds = self.state.withLock { state in
                let holds = condition(state)
                if !holds, !state.isOver {
                    state.waiting.append(Waiting(condition: condition, continuation: continuation))
                    return false
                }
                return true
            }
            if holds {
                continuation.resume()
            }
        }
    }

    func read<Value: Sendable>(_ look: (borrowing State) -> Value) -> Value {
        self.state.withLock { look($0) }
    }

    func recording(since time: Double) -> Recording {
        let (samples, reads) = self.state.withLock { state in
            let first = state.firstRead(since: time)
            let start = state.start(of: first)
            return (
                Array(state.samples[start...]),
                state.reads[first...].map { Recording.Read(end: $0.end - start, stamp: $0.stamp) }
            )
        }
        let ahead = Double(self.fragment) / 1_000
        return Recording(samples: samples, reads: reads, rate: self.rate, renderedAhead: ahead)
    }

    func discard(before time: Double) {
        self.state.withLock { state in
            let first = state.firstRead(since: time)
            let start = state.start(of: first)
            state.samples.removeFirst(start)
            state.reads = state.reads[first...].map { Recording.Read(end: $0.end - start, stamp: $0.stamp) }
        }
    }

    /// Changes the state, then resumes those whose condition it fulfils, outside the lock.
    private func change(_ body: (inout State) -> Void) {
        let resumed = self.state.withLock { state in
            body(&state)
            guard !state.waiting.isEmpty else {
                return [Waiting]()
            }
            let waiting = state.waiting
            state.waiting = []
            var resumed: [Waiting] = []
            for one in waiting {
                if state.isOver || one.condition(state) {
                    resumed.append(one)
                } else {
                    state.waiting.append(one)
                }
            }
            return resumed
        }
        for one in resumed {
            one.continuation.resume()
        }
    }
}

extension Tape.State {
    fileprivate func firstRead(since time: Double) -> Int {
        self.reads.firstIndex { $0.stamp >= time } ?? self.reads.count
    }

    fileprivate func start(of read: Int) -> Int {
        read == 0 ? 0 : self.reads[read - 1].end
    }
}
