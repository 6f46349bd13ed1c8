import Glibc
import SpeakStream

/// The thread that reads a descriptor, one piece for each time it is asked.
final class DescriptorReader: Sendable {
    private struct State {
        var asked: CheckedContinuation<[UInt8]?, any Error>?
        var isClosed = false
        var hasEnded = false
        var hasThread = false
    }

    /// How much is read at once: half a minute of speech, so that the bound on the text read ahead means something.
    private static let pieceBytes = 512
    /// What a pipe is shrunk to, for the same reason: Linux's usual 64 KiB hold more than an hour of speech.
    private static let pipeBytes: Int32 = 4096

    private let descriptor: Int32
    private let pieceBytes: Int
    private let waker = WakePipe()
    private let monitor = Monitor(State())

    /// - Parameters:
    ///   - descriptor: what is read.
    ///   - isPackets: whether it is a pipe that keeps writes apart.
    init(descriptor: Int32, isPackets: Bool) {
        self.descriptor = descriptor
        self.pieceBytes = isPackets ? packetBytes : Self.pieceBytes
        setPipeCapacity(descriptor, bytes: Self.pipeBytes)
    }

    /// Reads a piece and gives it to `continuation`.
    func read(into continuation: CheckedContinuation<[UInt8]?, any Error>) {
        let (isOver, startThread) = self.monitor.signal { state -> (Bool, Bool) in
            if state.isClosed || state.hasEnded { return (true, false) }
            state.asked = continuation
            defer { state.hasThread = true }
            return (false, !state.hasThread)
        }
        if isOver { continuation.resume(returning: nil) }
        if startThread { Thread.start("stdin") { self.run() } }
    }

    /// Ends the reading and closes the descriptor.
    func close() {
        let isFirst = self.monitor.signal { state in
            defer { state.isClosed = true }
            return !state.isClosed && !state.hasEnded
        }
        guard isFirst else { return }
        self.waker.wake()
        self.shut()
    }

    private func run() {
        while true {
            let asked = self.monitor.wait { state -> CheckedContinuation<[UInt8]?, any Error>?? in
                if let asked = state.asked {
                    state.asked = nil
                    return asked
                }
                return state.isClosed ? .some(nil) : nil
            }
            guard case .some(.some(let continuation)) = asked else { return }
            do {
                let bytes = try self.readOnce()
                if bytes == nil { self.end() }
                continuation.resume(returning: bytes)
                if bytes == nil { return }
            } catch {
                self.end()
                continuation.resume(throwing: error)
                return
            }
        }
    }

    private func readOnce() throws(UpstreamError) -> [UInt8]? {
        while true {
            guard self.waker.wait(for: self.descriptor, POLLIN), !self.monitor.withLock({ $0.isClosed }) else {
                return nil
            }
            var buffer = [UInt8](repeating: 0, count: self.pieceBytes)
            let count = Glibc.read(self.descriptor, &buffer, buffer.count)
            if count > 0 { return Array(buffer[..<count]) }
            if count == 0 { return nil }
            guard errno == EINTR || errno == EAGAIN else { throw Self.failure("read") }
        }
    }

    private func end() {
        let isFirst = self.monitor.signal { state in
            defer { state.hasEnded = true }
            return !state.hasEnded && !state.isClosed
        }
        if isFirst { self.shut() }
    }

    /// Lets go of the descriptor.
    ///
    /// Standard input becomes `/dev/null`: a free descriptor 0 would be taken by the next file opened, and a thread in
    /// `poll` might meet it.
    private func shut() {
        let null = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard self.descriptor == 0, null >= 0 else {
            if null >= 0 { Glibc.close(null) }
            Glibc.close(self.descriptor)
            return
        }
        dup2(null, 0)
        Glibc.close(null)
    }

    private static func failure(_ call: String) -> UpstreamError {
        UpstreamError(description: "standard input: \(call) failed: \(String(cString: strerror(errno)))")
    }
}
