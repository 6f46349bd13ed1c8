import SpeakStream
import Synchronization

/// How other threads reach a thread that waits for a program, and the program itself.
final class EngineLink: Sendable {
    /// Wakes whoever waits for the program.
    let wake = WakePipe()
    private let state = Mutex<(process: EngineProcess?, isClosed: Bool)>((nil, false))

    /// Whether the session is over.
    var isClosed: Bool { self.state.withLock { $0.isClosed } }

    /// A program was started; it is ended if the session was over meanwhile.
    func hold(_ process: EngineProcess) {
        let isClosed = self.state.withLock { state in
            state.process = process
            return state.isClosed
        }
        if isClosed { process.end() }
    }

    /// A session begins.
    func open() { self.state.withLock { $0.isClosed = false } }

    /// The session is over: ends the program, and wakes whoever waits for it.
    func close() {
        let process = self.state.withLock { state in
            state.isClosed = true
            return state.process.take()
        }
        process?.end()
        self.wake.wake()
    }
}
