public import SpeakStream
import Synchronization

/// A sink that keeps all that was written to it.
public final class MemorySink: AudioSink {
    private struct State {
        var frames: [Int16] = []
        var isOpen = false
        var openings = 0
        var flushes = 0
    }

    private let state = Mutex(State())

    /// Makes an empty sink that takes frames as fast as they come; wrap it in a `PacedSink` for one that keeps time.
    public init() {}

    /// All frames written.
    public var frames: [Int16] { self.state.withLock { $0.frames } }
    /// Whether it is open.
    public var isOpen: Bool { self.state.withLock { $0.isOpen } }
    /// How often it was opened.
    public var openings: Int { self.state.withLock { $0.openings } }
    /// How often it was flushed.
    public var flushes: Int { self.state.withLock { $0.flushes } }

    /// False: frames are taken as fast as they come.
    public var isPaced: Bool { false }

    /// Counts the opening.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {
        self.state.withLock {
            $0.isOpen = true
            $0.openings += 1
        }
    }

    /// Keeps the frames.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {
        self.state.withLock { $0.frames += frames }
    }

    /// 0: all that was written counts as heard.
    public func latency() throws(SpeakStreamError) -> Int { 0 }

    /// Counts the flush.
    public func flush() throws(SpeakStreamError) {
        self.state.withLock { $0.flushes += 1 }
    }

    /// Notes that it is closed.
    public func close() {
        self.state.withLock { $0.isOpen = false }
    }
}
