import CSpeakStreamShims
import Glibc

/// A socket in the file system that only its user can connect to, there for as long as this is.
///
/// Whoever has the lock beside the socket has the socket: the system lets go of it when a process ends, however it does, and of two
/// that start only one gets it. What lies there then without an answer is a dead process's.
struct ListeningSocket: ~Copyable {
    /// Readable when somebody connects.
    let descriptor: Int32
    private let path: String
    private let lock: Int32
    private let file: FileIdentity
    /// Given up where the process has no descriptors left, to turn away who would otherwise be at the door for ever.
    private var reserve: Int32

    /// Which file it is, whatever its name.
    private struct FileIdentity: Equatable {
        let device: dev_t
        let node: ino_t
        let kind: mode_t
        let mode: mode_t
        let owner: uid_t

        init?(path: String) {
            var status = stat()
            guard lstat(path, &status) == 0 else { return nil }
            (self.device, self.node, self.owner) = (status.st_dev, status.st_ino, status.st_uid)
            self.kind = status.st_mode & S_IFMT
            self.mode = status.st_mode & 0o777
        }
    }

    /// Makes the socket and listens.
    ///
    /// - Parameter path: where; a socket that nobody listens at any longer is replaced.
    /// - Throws: a ``ControlError``: `inUse` if somebody listens there, `unavailable` if it can not be made.
    init(path: String) throws(ControlError) {
        guard let address = SocketAddress(path: path) else {
            throw ControlError(.unavailable, "the path of the control socket is empty or too long: \(path)")
        }
        let lock = try Self.lock(path)
        do {
            try Self.removeStale(path, address)
            (self.descriptor, self.file) = try Self.listen(path, address)
        } catch {
            close(lock)
            throw error
        }
        (self.path, self.lock) = (path, lock)
        self.reserve = open("/dev/null", O_RDONLY | O_CLOEXEC)
    }

    deinit {
        // Under the lock: nobody can put theirs there between the look and the removal.
        if FileIdentity(path: self.path) == self.file { unlink(self.path) }
        close(self.descriptor)
        close(self.lock)
        if self.reserve >= 0 { close(self.reserve) }
    }

    /// What comes of somebody who connects.
    enum Visitor {
        /// Their connection, which does not block.
        case connection(Int32)
        /// Nobody: they have left, or were sent away.
        case nobody
        /// They are still at the door, as the system lacks what it takes to let them in or to send them away.
        case stuck
    }

    /// Takes who is at the door; another user is sent away without a word.
    mutating func accept() -> Visitor {
        let descriptor = speakstream_accept(self.descriptor)
        guard descriptor >= 0 else {
            switch errno {
            case EMFILE, ENFILE: return self.turnAway()
            case ENOBUFS, ENOMEM: return .stuck
            default: return .nobody
            }
        }
        var user: UInt32 = 0
        guard speakstream_peer_user(descriptor, &user) == 0, user == geteuid() else {
            close(descriptor)
            return .nobody
        }
        return .connection(descriptor)
    }

    /// Closes who is at the door with the descriptor kept for it.
    private mutating func turnAway() -> Visitor {
        if self.reserve >= 0 { close(self.reserve) }
        let descriptor = speakstream_accept(self.descriptor)
        if descriptor >= 0 { close(descriptor) }
        self.reserve = open("/dev/null", O_RDONLY | O_CLOEXEC)
        return descriptor >= 0 ? .nobody : .stuck
    }

    private static func lock(_ path: String) throws(ControlError) -> Int32 {
        // Never removed: one who waits for the old file and one who makes a new would both have a lock.
        let lock = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw Self.failure("its lock \(path).lock can not be opened") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let failure = Self.failure("its lock \(path).lock can not be taken")
            close(lock)
            throw isHeld ? Self.inUse(path) : failure
        }
        return lock
    }

    private static func removeStale(_ path: String, _ address: SocketAddress) throws(ControlError) {
        guard let file = FileIdentity(path: path) else { return }
        guard file.kind == S_IFSOCK, file.owner == geteuid() else {
            throw ControlError(.unavailable, "\(path) is there and no control socket of ours")
        }
        let probe = SocketAddress.makeSocket(SocketAddress.nonblocking)
        guard probe >= 0 else { throw Self.failure("no socket") }
        defer { close(probe) }
        // Only this says that nobody listens; a server that is stopped or busy has a full queue (EAGAIN), and is alive.
        guard address.withPointer({ connect(probe, $0, $1) }) != 0, errno == ECONNREFUSED else {
            throw Self.inUse(path)
        }
        guard unlink(path) == 0 else { throw Self.failure("\(path) can not be replaced") }
    }

    private static func listen(
        _ path: String,
        _ address: SocketAddress
    ) throws(ControlError) -> (Int32, FileIdentity) {
        let descriptor = SocketAddress.makeSocket(SocketAddress.nonblocking)
        guard descriptor >= 0 else { throw Self.failure("no socket") }
        // Linux gives the file the mode of the socket, less the umask: it is never open to others, not for an instant, and the umask,
        // which belongs to all threads, stays as it is.
        guard fchmod(descriptor, 0o600) == 0, address.withPointer({ bind(descriptor, $0, $1) }) == 0 else {
            let failure = Self.failure("\(path) can not be made")
            close(descriptor)
            throw failure
        }
        // Nobody can connect before this, so that a kernel that did otherwise is found out in time.
        guard let file = FileIdentity(path: path), file.mode & 0o077 == 0,
            Glibc.listen(descriptor, Int32(ControlServer.mostConnections)) == 0
        else {
            let failure = Self.failure("\(path) can not be kept from others")
            unlink(path)
            close(descriptor)
            throw failure
        }
        return (descriptor, file)
    }

    private static func failure(_ what: String) -> ControlError {
        ControlError(.unavailable, "no control socket: \(what) (\(String(cString: strerror(errno))))")
    }

    private static func inUse(_ path: String) -> ControlError {
        ControlError(.inUse, "another speakstream takes commands at \(path)")
    }
}
