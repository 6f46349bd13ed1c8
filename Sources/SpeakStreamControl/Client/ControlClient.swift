import Glibc
import SpeakStream

/// Sends commands to a server's socket.
///
/// Its calls block the thread that makes them, for as long as the patience lasts at most: they are made for a program that has nothing
/// else to do, or from a thread of their own.
public struct ControlClient: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let patience: Duration
    private var lines = LineAssembler(limit: ControlRequest.longestLine)

    /// Connects.
    ///
    /// - Parameters:
    ///   - path: where the socket lies.
    ///   - patience: how long connecting, and the answer to a request, may take.
    /// - Throws: a ``ControlError``: `notRunning` if nobody listens there, `noAnswer` if the server takes nobody in, `refused` if it belongs
    ///   to another user.
    public init(path: String, patience: Duration = .seconds(5)) throws(ControlError) {
        guard let address = SocketAddress(path: path) else {
            throw ControlError(.invalid, "the path of the control socket is empty or too long: \(path)")
        }
        let descriptor = SocketAddress.makeSocket()
        guard descriptor >= 0 else {
            throw ControlError(.unavailable, "no socket (\(String(cString: strerror(errno))))")
        }
        // Also how long a Unix socket waits for room in the queue of a server that takes nobody in.
        var limit = timeval(patience)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var failure: Int32 = 0
        repeat {
            failure = address.withPointer { connect(descriptor, $0, $1) } == 0 ? 0 : errno
        } while failure == EINTR
        guard failure == 0 else {
            close(descriptor)
            switch failure {
            case EAGAIN: throw Self.noAnswer(path)
            case EACCES, EPERM: throw ControlError(.refused, "\(path) belongs to another user")
            default: throw ControlError(.notRunning, "no speakstream is running that takes commands at \(path)")
            }
        }
        (self.descriptor, self.path, self.patience) = (descriptor, path, patience)
    }

    deinit {
        close(self.descriptor)
    }

    /// Sends a request, and waits for the answer.
    ///
    /// - Parameter request: what is asked for.
    /// - Returns: the status, if that was asked for.
    /// - Throws: a ``ControlError``: `refused` with the server's reason, `noAnswer` if none comes in time, `invalid` if the request is longer
    ///   than any server takes.
    @discardableResult
    public mutating func send(_ request: ControlRequest) throws(ControlError) -> ControlStatus? {
        let line = JSONLine.encode(request)
        if case .say(let speech) = request, speech.text.utf8.count > ControlRequest.longestText {
            throw ControlError(.invalid, "the text is longer than \(ControlRequest.longestText) bytes")
        }
        guard line.count <= ControlRequest.longestLine else {
            throw ControlError(.invalid, "the text has too many control characters")
        }
        let deadline = MonotonicTime.now() + self.patience
        try self.write(line, until: deadline)
        guard let reply = try self.reply(until: deadline) else { throw self.noAnswer }
        switch reply {
        case .done: return nil
        case .status(let status): return status
        case .failed(let failure): throw ControlError(.refused, failure.message)
        }
    }

    /// Waits for the next change, after ``ControlRequest/status(follows:)``.
    ///
    /// - Returns: what is going on; nil when the server has ended.
    /// - Throws: a ``ControlError`` if what comes is no status.
    public mutating func nextStatus() throws(ControlError) -> ControlStatus? {
        switch try self.reply(until: nil) {
        case .status(let status): return status
        case .failed(let failure): throw ControlError(.refused, failure.message)
        case .done: throw self.noAnswer
        case nil: return nil
        }
    }

    private func write(_ line: [UInt8], until deadline: Duration) throws(ControlError) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(self.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                guard try self.wait(for: POLLOUT, until: deadline) else { throw self.noAnswer }
            } else if errno != EINTR {
                // It has closed; what it said before that is there to be read.
                return
            }
        }
    }

    /// The next reply; nil at the end.
    private mutating func reply(until deadline: Duration?) throws(ControlError) -> ControlReply? {
        while true {
            switch self.lines.next() {
            case .whole(let line):
                guard let reply = JSONLine.decode(ControlReply.self, from: line) else {
                    throw ControlError(.noAnswer, "what answers at \(self.path) is no speakstream of this version")
                }
                return reply
            case .tooLong: throw ControlError(.noAnswer, "what answers at \(self.path) is no speakstream")
            case nil:
                guard try self.wait(for: POLLIN, until: deadline) else { throw self.noAnswer }
                var buffer = [UInt8](repeating: 0, count: 16 * 1024)
                let count = recv(self.descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
                if count > 0 {
                    self.lines.append(buffer[..<count])
                } else if count == 0 || errno != EAGAIN && errno != EINTR {
                    return nil
                }
            }
        }
    }

    /// Waits until the socket is ready; returns false if it was not in time.
    private func wait(for events: Int32, until deadline: Duration?) throws(ControlError) -> Bool {
        while true {
            var wanted = pollfd(fd: self.descriptor, events: Int16(events), revents: 0)
            let left = deadline.map { max(.zero, $0 - MonotonicTime.now()).seconds * 1_000 }
            // Rounded up, or the last millisecond would be spent asking.
            let count = poll(&wanted, 1, left.map { Int32($0.rounded(.up)) } ?? -1)
            if count > 0 { return true }
            if count == 0 { return false }
            guard errno == EINTR else { throw self.noAnswer }
        }
    }

    private var noAnswer: ControlError { Self.noAnswer(self.path) }

    private static func noAnswer(_ path: String) -> ControlError {
        ControlError(.noAnswer, "the speakstream at \(path) does not answer")
    }
}

extension timeval {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        // Zero would mean for ever.
        self.init(tv_sec: Int(seconds), tv_usec: max(1, Int(attoseconds / 1_000_000_000_000)))
    }
}
